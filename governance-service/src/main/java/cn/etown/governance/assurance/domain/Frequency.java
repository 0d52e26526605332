package cn.etown.governance.assurance.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Function;

/** For which periods an interface sends data. Together the periods of each, but the listed days, are all days. */
public enum Frequency {
    /** For each day. */
    DAILY(Frequency::day),

    /** For each working day by the published calendar, weekends that are worked (调休) among them. */
    WORKING_DAYS(Frequency::day),

    /** For each week, Monday to Sunday. */
    WEEKLY(Frequency::week),

    /** For each ten days of a month (旬): from the 1st, the 11th and the 21st, the last to the month's end. */
    TEN_DAYS(Frequency::tenDays),

    /** For each month. */
    MONTHLY(Frequency::month),

    /** For each quarter, from January, April, July and October. */
    QUARTERLY(Frequency::quarter),

    /** For each calendar year. */
    YEARLY(Frequency::year),

    /** For days that the policy lists. */
    LISTED_DAYS(Frequency::day);

    private final Function<LocalDate, Optional<Period>> beginning;

    Frequency(Function<LocalDate, Optional<Period>> beginning) {
        this.beginning = beginning;
    }

    /** The period that begins on {@code day}; of listed days each that could be one. */
    Optional<Period> beginning(LocalDate day) {
        return beginning.apply(day);
    }

    /** Whether its periods end with a month, so that they are due by a day of the next one. */
    boolean endsWithAMonth() {
        return this == MONTHLY || this == QUARTERLY || this == YEARLY;
    }

    /** Whether each of its periods is one day, so that a day can differ from the others. */
    public boolean isOfSingleDays() {
        return this == DAILY || this == WORKING_DAYS || this == LISTED_DAYS;
    }

    private static Optional<Period> day(LocalDate day) {
        return Optional.of(Period.day(day));
    }

    private static Optional<Period> week(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.MONDAY
                ? Optional.of(new Period(day, day.plusDays(6)))
                : Optional.empty();
    }

    private static Optional<Period> tenDays(LocalDate day) {
        return switch (day.getDayOfMonth()) {
            case 1, 11 -> Optional.of(new Period(day, day.plusDays(9)));
            case 21 -> Optional.of(new Period(day, YearMonth.from(day).atEndOfMonth()));
            default -> Optional.empty();
        };
    }

    private static Optional<Period> month(LocalDate day) {
        return day.getDayOfMonth() == 1 ? Optional.of(Period.month(YearMonth.from(day))) : Optional.empty();
    }

    private static Optional<Period> quarter(LocalDate day) {
        return month(day)
                .filter(month -> day.getMonth() == day.getMonth().firstMonthOfQuarter())
                .map(month -> new Period(day, YearMonth.from(day).plusMonths(2).atEndOfMonth()));
    }

    private static Optional<Period> year(LocalDate day) {
        return month(day)
                .filter(month -> day.getMonth() == Month.JANUARY)
                .map(month ->
                        new Period(day, Year.from(day).atMonth(Month.DECEMBER).atEndOfMonth()));
    }
}
