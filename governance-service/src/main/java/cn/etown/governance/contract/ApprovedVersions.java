package cn.etown.governance.contract;

import cn.etown.governance.interfaces.ContractVersions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A trial says something only about a contract that holds, or will (R7.3). */
@ApplicationScoped
class ApprovedVersions implements ContractVersions {

    private final ContractRepository repository;

    ApprovedVersions(ContractRepository repository) {
        this.repository = repository;
    }

    @Override
    public Uni<Set<String>> approved(String interfaceCode) {
        return repository
                .approvedOrInForce(interfaceCode)
                .map(contracts -> contracts.stream().map(Contract::version).collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public Uni<Map<String, String>> inForce(Collection<String> interfaceCodes) {
        return repository.versionsInForce(interfaceCodes);
    }
}
