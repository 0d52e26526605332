package cn.etown.governance.standard.impact;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Terms that follow from a change of the library, in working days. No rule names them; the defaults are this project's. */
@ConfigMapping(prefix = "etown.library")
interface RevisionClocks {

    /** Until when a unit revises a mapping to codes that were dropped. */
    @WithDefault("10")
    int reviseMapping();
}
