package cn.etown.gateway.rate;

import io.smallrye.config.ConfigMapping;

import java.time.Duration;

/** How often one caller may ask. */
@ConfigMapping(prefix = "etown.rate")
interface RateSettings {

    /** The most requests of one caller in a window. */
    int requests();

    /** How long a window lasts, in whole seconds. */
    Duration window();

    /** The most requests of one caller that are under way at once. */
    int atOnce();

    /** The most callers that are counted apart in a window. */
    int callers();
}
