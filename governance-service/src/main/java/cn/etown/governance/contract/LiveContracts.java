package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.ContractState;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** The contracts of an interface by which data come or may come, for features that read their documents. */
@ApplicationScoped
public class LiveContracts {

    private final ContractRepository repository;
    private final ContractDocuments documents;

    LiveContracts(ContractRepository repository, ContractDocuments documents) {
        this.repository = repository;
        this.documents = documents;
    }

    /** Those that are approved or in force, the oldest first; whoever asks sees them. */
    @WithTransaction
    public Uni<List<LiveContract>> of(String interfaceCode) {
        return repository
                .live(interfaceCode)
                .chain(found -> Multi.createFrom()
                        .iterable(found)
                        .onItem()
                        .transformToUniAndConcatenate(this::read)
                        .collect()
                        .asList());
    }

    private Uni<LiveContract> read(Contract contract) {
        return documents
                .textOf(contract)
                .map(text -> new LiveContract(
                        contract.id(),
                        contract.path(),
                        contract.unit(),
                        contract.state() == ContractState.IN_FORCE,
                        text));
    }
}
