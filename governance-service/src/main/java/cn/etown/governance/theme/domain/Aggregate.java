package cn.etown.governance.theme.domain;

/** How records become one figure. */
public enum Aggregate {
    SUM,
    COUNT
}
