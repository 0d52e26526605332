package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.ContractState;
import cn.etown.governance.interfaces.ContractVersions;
import cn.etown.governance.interfaces.domain.ContractStanding;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.List;
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
                .live(interfaceCode)
                .map(contracts -> contracts.stream().map(Contract::version).collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public Uni<List<String>> reached(String interfaceCode, ContractStanding needed) {
        return repository
                .inStates(interfaceCode, statesThatReach(needed))
                .map(contracts -> contracts.stream().map(Contract::path).toList());
    }

    private static List<ContractState> statesThatReach(ContractStanding needed) {
        return switch (needed) {
            case NONE, SUBMITTED -> List.of(ContractState.SUBMITTED, ContractState.APPROVED, ContractState.IN_FORCE);
            case APPROVED -> List.of(ContractState.APPROVED, ContractState.IN_FORCE);
            case IN_FORCE -> List.of(ContractState.IN_FORCE);
        };
    }

    @Override
    public Uni<Map<String, String>> inForce(Collection<String> interfaceCodes) {
        return repository.versionsInForce(interfaceCodes);
    }
}
