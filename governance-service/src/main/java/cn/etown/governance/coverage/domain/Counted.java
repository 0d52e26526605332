package cn.etown.governance.coverage.domain;

/** What a coverage figure is made of (R4.3a): items in scope by what they count as, those out of it, and source systems by their listings. */
public enum Counted {
    CONNECTED,
    PLANNED,
    EXEMPT,
    MISSING,
    DISPUTED,
    /** Source systems on the register. */
    SYSTEM,
    /** Those of them that never uploaded a listing. */
    UNLISTED,
    /** Those whose newest listing is older than a listing may be. */
    OUTDATED,
    /** Items that a decision took out of scope: no part of the figure, but seen beside it. */
    OUT_OF_SCOPE
}
