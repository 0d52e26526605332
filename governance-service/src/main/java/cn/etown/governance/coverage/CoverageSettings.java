package cn.etown.governance.coverage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is set for the coverage register; the terms of duties are clock settings. */
@ConfigMapping(prefix = "etown.coverage")
interface CoverageSettings {

    /** How many working days before its end an exemption comes on the unit's work list; set by this project. */
    @WithDefault("10")
    int warningWorkingDays();

    /** The most days an exemption may last, so that none is for good; set by this project. */
    @WithDefault("366")
    int longestExemptionDays();

    /** The most days ahead that a plan may name, and an answer be accepted for; set by this project. */
    @WithDefault("366")
    int longestPlanDays();

    /** How often it is looked for exemptions that ended; {@code off} where nobody looks. */
    String expiredEvery();
}
