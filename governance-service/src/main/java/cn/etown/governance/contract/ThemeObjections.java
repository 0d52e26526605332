package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.FigurePlaces;
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
import java.util.stream.Collectors;

/** A contract feeds a theme that there is, with the measures the theme asks for (R3.3). */
@ApplicationScoped
class ThemeObjections implements ContractObjections {

    private final Themes themes;

    ThemeObjections(Themes themes) {
        this.themes = themes;
    }

    @Override
    public Uni<List<FieldError>> to(ContractText contract) {
        return themes.known().map(known -> objections(known, contract.document(), contract.schema()));
    }

    /**
     * Refuses a document that is to become a contract.
     *
     * @throws RuleRefused {@code contract-refused}
     */
    static void check(KnownThemes known, Object document, RecordSchema schema) {
        var errors = objections(known, document, schema);
        if (!errors.isEmpty()) {
            throw new RuleRefused("contract-refused", new Text("监测主题有误，见 errors", "The theme is not right; see errors"))
                    .withClause("R3.3")
                    .withErrors(errors);
        }
    }

    private static List<FieldError> objections(KnownThemes known, Object document, RecordSchema schema) {
        if (schema.theme() == null) {
            return List.of();
        }
        var counted = schema.measures().stream().collect(Collectors.toMap(Measure::name, Measure::aggregate));
        var places = FigurePlaces.in(document);
        return known.objectionsTo(schema.theme(), counted).stream()
                .map(objection -> new FieldError(
                        objection.measure() == null
                                ? places.of("theme")
                                : places.ofMeasure(objection.measure()) + "/aggregate",
                        objection.detail()))
                .toList();
    }
}
