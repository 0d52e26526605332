package cn.etown.governance.coverage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The terms of the coverage register. */
@ConfigMapping(prefix = "etown.coverage")
interface CoverageSettings {

    /**
     * How many working days a unit has to answer for an item that is missing: as for a demand on conditional data
     * (政务数据共享条例, State Council order 809).
     */
    @WithDefault("10")
    int answerWorkingDays();

    /** How many working days a governor has to decide on items that left the listing, on answers and on disputes; set by this project. */
    @WithDefault("5")
    int decisionWorkingDays();

    /** How many working days before its end an exemption comes on the unit's work list; set by this project. */
    @WithDefault("10")
    int warningWorkingDays();

    /**
     * How many months a listing holds from the day it was taken; after that the unit owes a fresh one. Set by this project.
     */
    @WithDefault("12")
    int listingMonths();

    /** The most days an exemption may last, so that none is for good; set by this project. */
    @WithDefault("366")
    int longestExemptionDays();

    /** The most days ahead that a plan may name, and an answer be accepted for; set by this project. */
    @WithDefault("366")
    int longestPlanDays();

    /** How often it is looked for exemptions that ended; {@code off} where nobody looks. */
    String expiredEvery();
}
