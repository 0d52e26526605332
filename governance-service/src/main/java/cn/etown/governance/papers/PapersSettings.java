package cn.etown.governance.papers;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The terms of documents. */
@ConfigMapping(prefix = "etown.papers")
interface PapersSettings {

    /** How many working days a unit has to acknowledge a document once it is published; set by this project. */
    @WithDefault("10")
    int acknowledgeWorkingDays();
}
