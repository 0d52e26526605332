package cn.etown.governance.sourcesystem;

import io.smallrye.mutiny.Uni;

/** A feature that follows the register of source systems. */
public interface SourceSystemWatcher {

    /** The system has come onto the register. Runs in the transaction that registers it. */
    Uni<Void> registered(SourceSystemView system);

    /** The name or domain of the system was corrected. Runs in the transaction that corrects it, which holds the system; may refuse. */
    Uni<Void> corrected(SourceSystemView before, SourceSystemView after);

    /** The system ended. Runs in the transaction that ends it, which holds the system. */
    Uni<Void> ended(SourceSystemView system);
}
