package cn.etown.governance.assurance.domain;

import java.time.LocalDate;
import java.time.YearMonth;

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

    boolean liesWithin(Period other) {
        return !from.isBefore(other.from) && !to.isAfter(other.to);
    }
}
