package cn.etown.governance.contract;

import cn.etown.governance.interfaces.ContractWriters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Set;

/** Whoever wrote or submitted a contract does not approve its interface (R3.2f). */
@ApplicationScoped
class WritersOfContracts implements ContractWriters {

    private final ContractRepository repository;

    WritersOfContracts(ContractRepository repository) {
        this.repository = repository;
    }

    @Override
    public Uni<Set<String>> of(String interfaceCode) {
        return repository.writersOf(interfaceCode);
    }
}
