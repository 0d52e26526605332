package cn.etown.collection.batch;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;

/** How much of the center's room a unit may take for which the center set nothing else [ours]. */
@ConfigMapping(prefix = "etown.intake")
interface IntakeSettings {

    /** Most open batches of one interface. */
    int openBatches();

    /** Most bytes of content, decoded, on one day of the county. */
    MemorySize bytesADay();
}
