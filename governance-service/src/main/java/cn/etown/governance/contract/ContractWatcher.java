package cn.etown.governance.contract;

import io.smallrye.mutiny.Uni;

import java.util.UUID;

/** Is told in the same transaction that a contract came into force, in place of the one before of its interface. */
public interface ContractWatcher {

    Uni<Void> cameIntoForce(UUID contract, ContractText text);
}
