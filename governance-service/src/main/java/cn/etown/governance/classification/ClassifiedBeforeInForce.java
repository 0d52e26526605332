package cn.etown.governance.classification;

import cn.etown.governance.contract.ContractText;
import cn.etown.governance.contract.ContractWatcher;
import cn.etown.governance.contract.domain.Field;
import cn.etown.governance.contract.domain.RecordSchema;
import cn.etown.governance.interfaces.Interfaces;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What an interface needs to go ONLINE, every field classified, holds for the contracts that come into force on it later too:
 * else data would come that nobody has classified (R3.2d).
 */
@ApplicationScoped
class ClassifiedBeforeInForce implements ContractWatcher {

    private static final int MOST_ERRORS = 100;

    private final FieldClassRepository fields;
    private final Interfaces interfaces;

    ClassifiedBeforeInForce(FieldClassRepository fields, Interfaces interfaces) {
        this.fields = fields;
        this.interfaces = interfaces;
    }

    @Override
    public Uni<Void> cameIntoForce(UUID contract, ContractText text) {
        return interfaces
                .hold(text.interfaceCode())
                .chain(held -> held.state().wasOnline()
                        ? fields.ofInterface(text.interfaceCode())
                                .invoke(known -> mustBeClassified(text.schema(), known))
                        : Uni.createFrom().nullItem())
                .replaceWithVoid();
    }

    private static void mustBeClassified(RecordSchema schema, List<FieldClass> known) {
        Set<String> classified = known.stream()
                .filter(field -> field.marking().sensitivityClass() != null)
                .map(FieldClass::field)
                .collect(Collectors.toSet());
        var missing = schema.fields().stream()
                .map(Field::name)
                .filter(name -> !classified.contains(name))
                .toList();
        if (!missing.isEmpty()) {
            throw new RuleRefused(
                            "fields-not-classified",
                            new Text(
                                    "接口已上线，规范生效前各字段须先分级，未分级：" + missing.size() + " 个，见 errors",
                                    "The interface is online: each field is classified before the contract comes into"
                                            + " force; " + missing.size() + " are not, see errors"))
                    .withClause("R3.2d")
                    .withErrors(missing.stream()
                            .limit(MOST_ERRORS)
                            .map(ClassifiedBeforeInForce::error)
                            .toList());
        }
    }

    private static FieldError error(String field) {
        return new FieldError("/target", new Text("字段未分级：" + field, "The field is not classified: " + field));
    }
}
