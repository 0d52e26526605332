package cn.etown.collection.part;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;

/** How large the content of a rehearsal may be, all of which is held in some form until it is answered. */
@ConfigMapping(prefix = "etown.checks")
interface CheckSettings {

    long mostRecords();

    /** Most bytes of content, decoded. */
    MemorySize mostBytes();
}
