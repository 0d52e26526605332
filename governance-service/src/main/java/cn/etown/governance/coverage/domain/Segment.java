package cn.etown.governance.coverage.domain;

import java.time.LocalDate;

/**
 * Days on which an item counts as one thing.
 *
 * @param from the first day
 * @param until the first day after them; {@link #FOREVER} where no end is known
 */
public record Segment(ItemCoverage standing, LocalDate from, LocalDate until) {

    /** A day that nobody plans for. */
    public static final LocalDate FOREVER = LocalDate.of(9999, 12, 31);

    public Segment {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("A segment has at least one day: " + from + " to " + until);
        }
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }
}
