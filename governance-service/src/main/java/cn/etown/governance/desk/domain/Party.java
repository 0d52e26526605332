package cn.etown.governance.desk.domain;

/** As whom somebody acts on a ticket. One person may be several at once: a unit may raise a ticket about its own interface. */
public enum Party {
    /** 报送方: whoever raised it, a unit or the center. */
    REPORTER,
    /** 责任单位: the unit that owns the interface. */
    OWNER,
    /** 大数据中心. */
    CENTER
}
