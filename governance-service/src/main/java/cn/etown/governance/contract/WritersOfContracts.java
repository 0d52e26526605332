package cn.etown.governance.contract;

import cn.etown.governance.interfaces.ContractWriters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Set;
import java.util.stream.Collectors;

/** Whoever wrote or submitted a contract does not approve its interface (R3.2f). */
@ApplicationScoped
class WritersOfContracts implements ContractWriters {

    private final ContractRepository repository;

    WritersOfContracts(ContractRepository repository) {
        this.repository = repository;
    }

    @Override
    public Uni<Set<String>> of(String interfaceCode) {
        return repository
                .notWithdrawn(interfaceCode)
                .map(contracts ->
                        contracts.stream().flatMap(Contract::writers).collect(Collectors.toUnmodifiableSet()));
    }
}
