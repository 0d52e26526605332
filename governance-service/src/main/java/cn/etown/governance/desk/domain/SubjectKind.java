package cn.etown.governance.desk.domain;

/** What a ticket may be about beside an interface, or instead of one (R8.4). */
public enum SubjectKind {
    /** 监测主题, by its code. */
    THEME,
    /** 指标, by its code; monitoring keeps them, so it is taken as it is said. */
    INDICATOR,
    /** 规范性文件, by its code. */
    DOCUMENT
}
