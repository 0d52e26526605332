package cn.etown.governance.sourcesystem;

import io.smallrye.mutiny.Uni;

/** A feature that follows the register of source systems. */
public interface SourceSystemWatcher {

    /** The system has come onto the register. Runs in the transaction that registers it. */
    Uni<Void> registered(SourceSystemView system);
}
