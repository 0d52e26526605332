package cn.etown.collection.selfcheck;

import io.smallrye.config.ConfigMapping;

import java.time.Duration;

/** How often the center looks at what it keeps. */
@ConfigMapping(prefix = "etown.self-check")
interface SelfCheckSettings {

    /** How often a replica looks for checks that wait. */
    Duration every();

    /** How often batches are looked at of the center's own accord. */
    Duration sampleEvery();

    /** Of how many records they are in all, or one batch more. */
    long recordsARound();

    /** Checks of the batches of one unit that may wait when its own people ask for one more. */
    int waitingPerUnit();

    /** After how long a batch has its turn again. */
    Duration again();
}
