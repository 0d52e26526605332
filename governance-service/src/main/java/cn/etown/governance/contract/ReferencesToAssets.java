package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.Field;
import cn.etown.governance.contract.domain.FieldType;
import cn.etown.governance.contract.domain.RecordSchema;
import cn.etown.governance.contract.domain.ReferenceRule;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Text;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Optional;

/** What a contract refers to in another dataset must be its whole business key, under a contract in force (R3.2b). */
@ApplicationScoped
class ReferencesToAssets implements ContractObjections {

    private final ContractRepository repository;
    private final ContractDocuments documents;

    ReferencesToAssets(ContractRepository repository, ContractDocuments documents) {
        this.repository = repository;
        this.documents = documents;
    }

    @Override
    public Uni<List<FieldError>> to(ContractText contract) {
        return Multi.createFrom()
                .iterable(contract.references())
                .onItem()
                .transformToUniAndConcatenate(rule -> objection(rule, contract.schema()))
                .collect()
                .asList()
                .map(found -> found.stream().flatMap(Optional::stream).toList());
    }

    /** A business key stays as it is as long as there is an interface, so this need not be asked again. */
    private Uni<Optional<FieldError>> objection(ReferenceRule rule, RecordSchema schema) {
        return repository
                .findInForce(rule.interfaceCode())
                .chain(found -> found == null ? Uni.createFrom().nullItem() : documents.schemaOf(found))
                .map(
                        target -> fits(rule, typeOf(rule.field(), schema), target)
                                ? Optional.empty()
                                : Optional.of(
                                        new FieldError(
                                                rule.pointer() + "/to",
                                                new Text(
                                                        "没有这样的生效数据集，或该字段不是其唯一的、同类型的业务主键",
                                                        "There is no such dataset under a contract in force, or the field is not its whole business key, of the same type"))));
    }

    private static boolean fits(ReferenceRule rule, FieldType type, RecordSchema target) {
        return target != null
                && target.dataset().equals(rule.dataset())
                && target.key().equals(List.of(rule.of()))
                && typeOf(rule.of(), target) == type;
    }

    private static FieldType typeOf(String name, RecordSchema schema) {
        return schema.fields().stream()
                .filter(field -> field.name().equals(name))
                .map(Field::type)
                .findFirst()
                .orElse(null);
    }
}
