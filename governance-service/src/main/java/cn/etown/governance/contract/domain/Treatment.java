package cn.etown.governance.contract.domain;

/** What becomes of a part of a contract document. */
public enum Treatment {
    /** 执行: the platform holds deliveries, figures or later versions to it. */
    ENFORCED,
    /** 说明: kept and given back as it came; nothing follows from it. */
    DESCRIBING,
    /** 拒绝: it would promise what nobody keeps. */
    REFUSED
}
