package cn.etown.governance.contract;

import io.smallrye.mutiny.Uni;

/** A feature that follows the contracts of interfaces. */
public interface ContractWatcher {

    /** The contract has come to another state. Runs in the transaction of the move, which holds the interface. */
    Uni<Void> moved(ContractView moved);
}
