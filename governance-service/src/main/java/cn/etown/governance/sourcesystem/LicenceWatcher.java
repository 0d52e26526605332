package cn.etown.governance.sourcesystem;

import io.smallrye.mutiny.Uni;

import java.time.LocalDate;
import java.util.UUID;

/** A feature that must know when an external source may no longer be used. */
public interface LicenceWatcher {

    /**
     * The licence of a source system ended with {@code lastDay}, and no other took its place. Runs in the transaction that tells
     * of it, once for each licence.
     */
    Uni<Void> ended(UUID sourceSystem, LocalDate lastDay);
}
