package cn.etown.governance.assurance.domain;

/** For which periods an interface sends data. */
public enum Frequency {
    /** For each day. */
    DAILY,

    /** For each working day by the published calendar, weekends that are worked (调休) among them. */
    WORKING_DAYS,

    /** For each month. */
    MONTHLY
}
