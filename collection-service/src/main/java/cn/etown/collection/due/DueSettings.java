package cn.etown.collection.due;

import io.smallrye.config.ConfigMapping;

/** How far ahead what is due is computed, and how much at once. */
@ConfigMapping(prefix = "etown.due")
interface DueSettings {

    int aheadDays();

    int stepDays();

    String every();

    int interfacesAtOnce();

    int batchesAtOnce();
}
