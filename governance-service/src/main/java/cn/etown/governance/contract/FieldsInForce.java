package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.Field;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

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
        return repository
                .findInForce(interfaceCode)
                .onItem()
                .ifNotNull()
                .invoke(contract -> mustHave(contract, field))
                .replaceWithVoid();
    }

    /** The fields of the contract in force, whoever asks; none as long as no contract is in force. */
    @WithTransaction
    public Uni<List<Field>> of(String interfaceCode) {
        return repository
                .findInForce(interfaceCode)
                .map(contract -> contract == null
                        ? List.of()
                        : documents.schemaOf(contract).fields());
    }

    private void mustHave(Contract contract, String field) {
        var names = documents.schemaOf(contract).fields().stream().map(Field::name);
        if (names.noneMatch(field::equals)) {
            var detail = new Text(
                    "生效的接口规范（版本 " + contract.version() + "）没有字段：" + field,
                    "The contract in force (version " + contract.version() + ") has no field " + field);
            throw new RuleRefused("unknown-field", detail).withErrors(List.of(new FieldError("/field", detail)));
        }
    }
}
