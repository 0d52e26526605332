package cn.etown.governance.desk.domain;

import cn.etown.governance.clock.domain.Matter;

/** What a ticket is about (R8.4). */
public enum TicketKind {
    /** 数据质量问题: data are wrong, missing or late. */
    QUALITY(Matter.QUALITY, true),
    /** 口径问题: what a field or figure means. */
    CALIBER(Matter.CALIBER, false),
    /** 校核: a value somebody disputes. */
    DISPUTE(Matter.DISPUTE, false),
    /** 接口优化: a wish how an interface could be better. */
    OPTIMISATION(Matter.OPTIMISATION, true);

    private final Matter matter;
    private final boolean owesSolution;

    TicketKind(Matter matter, boolean owesSolution) {
        this.matter = matter;
        this.owesSolution = owesSolution;
    }

    /** What its terms are set for. */
    public Matter matter() {
        return matter;
    }

    /** Whether the answer only says what will be done, and the doing is owed after it; else the answer settles it. */
    public boolean owesSolution() {
        return owesSolution;
    }
}
