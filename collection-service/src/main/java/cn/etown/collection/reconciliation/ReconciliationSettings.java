package cn.etown.collection.reconciliation;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;

import java.time.Duration;

/** How statements are held against what is there. */
@ConfigMapping(prefix = "etown.reconciliation")
interface ReconciliationSettings {

    /** How often a replica looks for what is to be reconciled. */
    Duration every();

    /** After how long one that failed of itself is tried again. */
    Duration retryAfter();

    /** Of how many differing records of a reconciliation each is kept; all are counted. */
    int keptDifferences();

    /** How many bodies that name records are taken at once by a replica. */
    int bodiesAtOnce();

    /** Most bytes of such a body, decoded, whatever a statement says. */
    MemorySize largestBody();
}
