package cn.etown.collection.selfcheck;

import io.smallrye.config.ConfigMapping;

import java.time.Duration;

/** How often the center looks at what it keeps. */
@ConfigMapping(prefix = "etown.self-check")
interface SelfCheckSettings {

    /** How often a replica looks for checks that wait. */
    Duration every();

    /** How often one batch is looked at of the center's own accord. */
    Duration sampleEvery();

    /** After how long a batch has its turn again. */
    Duration again();
}
