package cn.etown.collection.due.domain;

import java.time.Instant;

/** Where an expected batch stands. */
public enum ExpectedState {
    /** Not here yet, and not due yet (待报). */
    WAITING("announced"),
    /** Data came in time (按时). */
    ARRIVED("arrived"),
    /** That there are none was said in time (零报). */
    NIL("nil"),
    /** Something was accepted, but sealed after the latest arrival (迟报). */
    LATE("late"),
    /** The latest arrival has passed and nothing was accepted (缺报). */
    MISSING("missing"),
    /** Nothing is due (免报). */
    EXEMPT("exempt"),
    /** A later policy asks for no such period (撤销). */
    WITHDRAWN("withdrawn");

    private final String fact;

    ExpectedState(String fact) {
        this.fact = fact;
    }

    /** How the feed tells that it came into this state. */
    public String fact() {
        return fact;
    }

    /** Whether something is owed that is not here. */
    public boolean isOutstanding() {
        return this == WAITING || this == MISSING;
    }

    /**
     * The state of what is due, by what came of it.
     *
     * @param sealedAt when the first accepted batch was sealed that covers the period; {@code null} where none is
     * @param nil whether that batch says that there is nothing
     * @param awaitsVerdict whether one that was sealed in time waits for its verdict
     */
    public static ExpectedState of(
            Expected expected, Instant sealedAt, boolean nil, boolean awaitsVerdict, Instant now) {
        if (expected.exemption() != null) {
            return EXEMPT;
        }
        if (sealedAt != null) {
            return sealedAt.isAfter(expected.dueAt()) ? LATE : nil ? NIL : ARRIVED;
        }
        return now.isAfter(expected.dueAt()) && !awaitsVerdict ? MISSING : WAITING;
    }
}
