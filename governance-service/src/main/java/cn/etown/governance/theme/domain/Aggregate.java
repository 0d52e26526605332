package cn.etown.governance.theme.domain;

/** How records become one figure. */
public enum Aggregate {
    SUM,
    COUNT,
    /** How many distinct things there are, such as orders or active shops. */
    DISTINCT
}
