package cn.etown.governance.standard.mapping;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Terms of mapping, in working days. No rule names them; the defaults are this project's. */
@ConfigMapping(prefix = "etown.mappings")
interface MappingClocks {

    /** Until when a unit maps a code that came up. */
    @WithDefault("10")
    int mapCodes();
}
