package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.Measure;
import cn.etown.governance.contract.domain.RecordSchema;
import cn.etown.governance.theme.Themes;
import cn.etown.governance.theme.domain.KnownThemes;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A contract feeds a theme that there is, with the measures the theme asks for (R3.3). */
@ApplicationScoped
class ThemeObjections implements ContractObjections {

    private static final String PROPERTIES = "/schema/0/customProperties";

    private final Themes themes;

    ThemeObjections(Themes themes) {
        this.themes = themes;
    }

    @Override
    public Uni<List<FieldError>> to(ContractText contract) {
        return themes.known()
                .map(known -> objection(known, contract.document(), contract.schema()).stream()
                        .toList());
    }

    /**
     * Refuses a document that is to become a contract.
     *
     * @throws RuleRefused {@code contract-refused}
     */
    static void check(KnownThemes known, Object document, RecordSchema schema) {
        objection(known, document, schema).ifPresent(error -> {
            throw new RuleRefused("contract-refused", new Text("监测主题有误，见 errors", "The theme is not right; see errors"))
                    .withClause("R3.3")
                    .withErrors(List.of(error));
        });
    }

    private static Optional<FieldError> objection(KnownThemes known, Object document, RecordSchema schema) {
        return Optional.ofNullable(schema.theme())
                .flatMap(theme -> known.objectionTo(
                        theme, schema.measures().stream().map(Measure::name).toList()))
                .map(objection -> new FieldError(pointer(document), objection));
    }

    /** Where a document that was read states its theme. */
    private static String pointer(Object document) {
        var object = (Map<?, ?>) ((List<?>) ((Map<?, ?>) document).get("schema")).get(0);
        var properties = (List<?>) object.get("customProperties");
        int place = properties.size() - 1;
        while (!"theme".equals(((Map<?, ?>) properties.get(place)).get("property"))) {
            place--;
        }
        return PROPERTIES + "/" + place + "/value";
    }
}
