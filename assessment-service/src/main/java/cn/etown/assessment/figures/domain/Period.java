package cn.etown.assessment.figures.domain;

import java.time.LocalDate;
import java.time.YearMonth;

/** Days of the county's time zone, both ends included. */
public record Period(LocalDate from, LocalDate to) {

    public static Period of(YearMonth month) {
        return new Period(month.atDay(1), month.atEndOfMonth());
    }

    /** The month that a batch for these days counts in: the one its last day is in, so that no batch counts twice. */
    public YearMonth month() {
        return YearMonth.from(to);
    }
}
