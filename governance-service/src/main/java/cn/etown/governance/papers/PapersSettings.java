package cn.etown.governance.papers;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is set for papers; the terms of duties about documents, papers and training are clock settings. */
@ConfigMapping(prefix = "etown.papers")
interface PapersSettings {

    /** How many days before its end a paper comes on the unit's work list; set by this project. */
    @WithDefault("30")
    int paperWarningDays();
}
