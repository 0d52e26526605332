package cn.etown.governance.catalogue.domain;

import cn.etown.governance.contract.domain.ContractState;
import cn.etown.governance.interfaces.domain.InterfaceState;
import cn.etown.governance.sourcesystem.domain.Phase;

import java.util.Arrays;

/** Every state that something in the catalogue can be in; a field is in that of its contract. */
public enum EntryState {
    PLANNING,
    CONSTRUCTION,
    OPERATION,
    PLANNED,
    DESIGNED,
    APPROVED,
    BUILT,
    ACCEPTED,
    ONLINE,
    SUSPENDED,
    DEPRECATED,
    RETIRED,
    DRAFT,
    SUBMITTED,
    IN_FORCE,
    REPLACED,
    WITHDRAWN;

    /** Whether things of this kind can be in this state. */
    public boolean isOf(EntryKind kind) {
        return switch (kind) {
            case UNIT -> false;
            case SOURCE_SYSTEM -> isAmong(Phase.values());
            case INTERFACE -> isAmong(InterfaceState.values());
            case CONTRACT, FIELD -> isAmong(ContractState.values());
        };
    }

    private boolean isAmong(Enum<?>[] states) {
        return Arrays.stream(states).anyMatch(state -> state.name().equals(name()));
    }
}
