package cn.etown.collection.part;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;

import java.time.Duration;

/** How parts are taken. What they hold in memory is about three times {@link #chunkSize()} and {@link #atOnce()} of that. */
@ConfigMapping(prefix = "etown.parts")
interface PartSettings {

    /** Parts that one replica takes at once. */
    int atOnce();

    /** How long a part waits for its turn before it is refused. */
    Duration turnWithin();

    /** How long a part waits for another transaction on its batch. */
    Duration lockTimeout();

    /** Most records in one statement. */
    int chunkRows();

    /** Most bytes of content in one statement. */
    MemorySize chunkSize();
}
