package cn.etown.governance.desk.domain;

/** What a ticket is about (R8.4). */
public enum TicketKind {
    /** 数据质量问题: data are wrong, missing or late. */
    QUALITY(true),
    /** 口径问题: what a field or figure means. */
    CALIBER(false),
    /** 校核: a value somebody disputes. */
    DISPUTE(false),
    /** 接口优化: a wish how an interface could be better. */
    OPTIMISATION(true);

    private final boolean owesSolution;

    TicketKind(boolean owesSolution) {
        this.owesSolution = owesSolution;
    }

    /** Whether the answer only says what will be done, and the doing is owed after it; else the answer settles it. */
    public boolean owesSolution() {
        return owesSolution;
    }
}
