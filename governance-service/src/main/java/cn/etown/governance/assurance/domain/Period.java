package cn.etown.governance.assurance.domain;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/** The days whose data are sent together, first and last one included. */
public record Period(LocalDate from, LocalDate to) {

    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(to + " is before " + from);
        }
    }

    public static Period day(LocalDate day) {
        return new Period(day, day);
    }

    public static Period month(YearMonth month) {
        return new Period(month.atDay(1), month.atEndOfMonth());
    }

    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** Whether they share a day. */
    boolean meets(Period other) {
        return !from.isAfter(other.to) && !to.isBefore(other.from);
    }

    /** Whether no day lies between this one and {@code later}, which does not begin before it. */
    boolean reaches(Period later) {
        return !later.from.isAfter(to.plusDays(1));
    }

    /** From the first day of this one to the last day of either. */
    Period upTo(Period later) {
        return new Period(from, later.to.isAfter(to) ? later.to : to);
    }

    boolean liesWithin(Period other) {
        return !from.isBefore(other.from) && !to.isAfter(other.to);
    }
}
