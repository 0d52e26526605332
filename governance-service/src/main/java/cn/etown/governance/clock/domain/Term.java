package cn.etown.governance.clock.domain;

/** What a number of working days is set for; {@link #INTERVAL} alone is in months. */
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
    EXTENSION,
    /** 暂停: how many working days a clock may have paused in all when it pauses once more; each pause counts at least one. */
    PAUSE,
    /** 形式审查: the center looks whether an application is complete. */
    FORMAL_CHECK,
    /** 补正: who applied completes it; after it the center may refuse. */
    COMPLETION,
    /** 提供方意见: the provider consents or objects. */
    CONSENT,
    /** 无条件共享数据的答复. */
    ANSWER_UNCONDITIONAL,
    /** 有条件共享数据的答复. */
    ANSWER_CONDITIONAL,
    /** 决定: the center decides on what was filed, asked for or proposed. */
    DECISION,
    /** 复核逾期: how long after its day a review may still be made. */
    REVIEW_GRACE,
    /** 补正: the unit mends what was returned to it. */
    MEND,
    /** 映射: the unit maps its own codes that came up. */
    MAP_CODES,
    /** 修订: the unit revises what leads to codes that were dropped. */
    REVISION,
    /** 上传: the unit uploads what it owes. */
    UPLOAD,
    /** 签收: the unit acknowledges what was published. */
    ACKNOWLEDGEMENT,
    /** 到训登记: the center records who came. */
    ATTENDANCE,
    /** 周期, in months: how long it holds before it is filed, listed or reviewed anew. */
    INTERVAL;

    /** Whether it is set in months; else in working days. */
    public boolean isInMonths() {
        return this == INTERVAL;
    }
}
