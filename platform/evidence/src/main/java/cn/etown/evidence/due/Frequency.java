package cn.etown.evidence.due;

import cn.etown.evidence.record.Period;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Function;

/** For which periods an interface sends data, as policies name it (报送频率, R7.4). Together its periods are all days. */
public enum Frequency {
    DAILY(1, day -> day),
    /** For each working day by the published calendar, weekends that are worked (调休) among them. */
    WORKING_DAYS(1, day -> day),
    /** Monday to Sunday. */
    WEEKLY(7, day -> day.getDayOfWeek() == DayOfWeek.MONDAY ? day.plusDays(6) : null),
    /** From the 1st, the 11th and the 21st, the last to the month's end (旬). */
    TEN_DAYS(11, Frequency::endOfTenDays),
    MONTHLY(31, day -> endOfMonths(day, 1)),
    /** From January, April, July and October. */
    QUARTERLY(92, day -> day.getMonth() == day.getMonth().firstMonthOfQuarter() ? endOfMonths(day, 3) : null),
    YEARLY(366, day -> day.getMonth() == Month.JANUARY ? endOfMonths(day, 12) : null),
    /** For days that the policy lists. */
    LISTED_DAYS(1, day -> day);

    private final int mostDays;
    private final Function<LocalDate, LocalDate> end;

    Frequency(int mostDays, Function<LocalDate, LocalDate> end) {
        this.mostDays = mostDays;
        this.end = end;
    }

    /** The period that begins on {@code day}, absent where none does; of listed days each that could be one. */
    Optional<Period> beginning(LocalDate day) {
        return Optional.ofNullable(end.apply(day)).map(last -> new Period(day, last));
    }

    /** How many days its longest period has. */
    int mostDays() {
        return mostDays;
    }

    /** Whether its periods end with a month, so that they are due by a day of the next one. */
    public boolean endsWithAMonth() {
        return this == MONTHLY || this == QUARTERLY || this == YEARLY;
    }

    /** Whether each of its periods is one day, so that a day can differ from the others. */
    public boolean isOfSingleDays() {
        return mostDays == 1;
    }

    private static LocalDate endOfTenDays(LocalDate day) {
        return switch (day.getDayOfMonth()) {
            case 1, 11 -> day.plusDays(9);
            case 21 -> YearMonth.from(day).atEndOfMonth();
            default -> null;
        };
    }

    private static LocalDate endOfMonths(LocalDate day, int months) {
        return day.getDayOfMonth() == 1 ? day.plusMonths(months).minusDays(1) : null;
    }
}
