package cn.etown.governance.contract;

import io.smallrye.mutiny.Uni;

import java.util.UUID;

/** A feature that follows the contracts of interfaces. It is told in the transaction of the move, which holds the interface. */
public interface ContractWatcher {

    /** A version was drafted; told when it is stored. */
    default Uni<Void> drafted(UUID contract, ContractText text) {
        return Uni.createFrom().voidItem();
    }

    /** The contract has come to another state; told when that is written. */
    default Uni<Void> moved(ContractView moved) {
        return Uni.createFrom().voidItem();
    }

    /** The contract comes into force in place of the one before of its interface; a feature that fails refuses it. */
    default Uni<Void> cameIntoForce(UUID contract, ContractText text) {
        return Uni.createFrom().voidItem();
    }
}
