package cn.etown.governance.papers;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The terms of documents, papers and training. */
@ConfigMapping(prefix = "etown.papers")
interface PapersSettings {

    /** How many working days a unit has to acknowledge a document once it is published; set by this project. */
    @WithDefault("10")
    int acknowledgeWorkingDays();

    /** The most months a paper of a source system counts before it is filed anew; set by this project. */
    @WithDefault("24")
    int longestPaperMonths();

    /** How many days before its end a paper comes on the unit's work list; set by this project. */
    @WithDefault("30")
    int paperWarningDays();

    /** How many working days the center has to decide on a paper; set by this project. */
    @WithDefault("10")
    int decidePaperWorkingDays();

    /** How many days the center has to record who came to a training session; set by this project. */
    @WithDefault("7")
    int attendanceDays();
}
