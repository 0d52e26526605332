package cn.etown.collection.part;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;

/** How large the content of a rehearsal may be, all of which is held in some form until it is answered. */
@ConfigMapping(prefix = "etown.checks")
interface CheckSettings {

    long mostRecords();

    /** Most bytes of content, decoded. */
    MemorySize mostBytes();

    /**
     * How many values all rules on double values together remember of one rehearsal: each rule those of every record, 64 bytes at
     * most.
     */
    int mostRemembered();

    /** Rehearsals of one unit that are at work or wait for their turn; one more is refused at once. */
    int atOncePerUnit();
}
