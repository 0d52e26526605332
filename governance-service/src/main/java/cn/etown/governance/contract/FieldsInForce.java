package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.Field;
import cn.etown.governance.contract.domain.RecordSchema;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The fields an interface has by its contract in force. */
@ApplicationScoped
public class FieldsInForce {

    private final ContractRepository repository;
    private final ContractDocuments documents;

    FieldsInForce(ContractRepository repository, ContractDocuments documents) {
        this.repository = repository;
        this.documents = documents;
    }

    /** Refuses a request whose {@code /field} the contract in force does not have; as long as none is in force all may be. */
    @WithTransaction
    public Uni<Void> mustHave(String interfaceCode, String field) {
        return mustHave(interfaceCode, Map.of("/field", field));
    }

    /** As {@link #mustHave}, for each of {@code /fields}. */
    @WithTransaction
    public Uni<Void> mustHaveAll(String interfaceCode, List<String> fields) {
        var placed = new LinkedHashMap<String, String>();
        fields.forEach(field -> placed.put("/fields/" + placed.size(), field));
        return mustHave(interfaceCode, placed);
    }

    private Uni<Void> mustHave(String interfaceCode, Map<String, String> fields) {
        return repository
                .findInForce(interfaceCode)
                .onItem()
                .ifNotNull()
                .call(contract -> documents.schemaOf(contract).invoke(schema -> mustHave(contract, schema, fields)))
                .replaceWithVoid();
    }

    /** The fields of the contract in force, whoever asks; none as long as no contract is in force. */
    @WithTransaction
    public Uni<List<Field>> of(String interfaceCode) {
        return repository
                .findInForce(interfaceCode)
                .chain(contract -> contract == null
                        ? Uni.createFrom().item(List.of())
                        : documents.schemaOf(contract).map(RecordSchema::fields));
    }

    private static void mustHave(Contract contract, RecordSchema schema, Map<String, String> fields) {
        var known = schema.fields().stream().map(Field::name).collect(Collectors.toSet());
        var unknown = new LinkedHashMap<>(fields);
        unknown.values().removeIf(known::contains);
        if (!unknown.isEmpty()) {
            var names = unknown.values();
            var detail = new Text(
                    "生效的接口规范（版本 " + contract.version() + "）没有字段：" + String.join("、", names),
                    "The contract in force (version " + contract.version() + ") has no field "
                            + String.join(", ", names));
            throw new RuleRefused("unknown-field", detail)
                    .withErrors(unknown.keySet().stream()
                            .map(pointer -> new FieldError(pointer, detail))
                            .toList());
        }
    }
}
