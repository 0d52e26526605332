package cn.etown.collection.due.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * When which step is given: one version of the setting.
 *
 * @param remindBefore how long before the latest arrival
 * @param superviseAfter working days after it
 * @param noticeAfter working days after it, more than {@code superviseAfter}
 * @param source where the times are taken from
 */
public record Ladder(int version, Duration remindBefore, int superviseAfter, int noticeAfter, String source) {

    /**
     * When a step is to be given.
     *
     * @param from the latest arrival; later by as much as a step came later than it should have
     * @throws YearNotLoaded when the term reaches into a year whose calendar is not loaded
     */
    public Instant at(ReminderStep step, Instant from, WorkingTime time) {
        return switch (step) {
            case REMINDER -> from.minus(remindBefore);
            case URGING -> from;
            case SUPERVISION -> time.after(from, superviseAfter);
            case NOTICE -> time.after(from, noticeAfter);
        };
    }
}
