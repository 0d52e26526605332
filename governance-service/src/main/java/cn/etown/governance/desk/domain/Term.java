package cn.etown.governance.desk.domain;

/** What a number of working days is set for. */
public enum Term {
    /** 转办: the center answers a new ticket itself or passes it on to the owner. */
    PASS_ON,
    /** 答复. */
    ANSWER,
    /** 复杂情形的答复. */
    ANSWER_COMPLEX,
    /** 解决: what the answer promised is done. */
    SOLVE,
    /** 报送方答复或确认: after it the center may close the ticket. */
    REPLY,
    /** 延期: how many working days a clock may be extended by, once. */
    EXTENSION
}
