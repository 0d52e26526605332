package cn.etown.evidence.due;

import cn.etown.evidence.record.Period;

import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * When the data of which period are due (R7.4).
 *
 * @param listed the days for which data are sent, where these are listed
 * @param latest the latest arrival; its days are working days too where data are sent for working days
 * @param months what differs in some months, for monthly data
 * @param days what differs for some days, for data of single days
 * @param exempt days for which nothing is due
 */
public record Schedule(
        Frequency frequency,
        Set<LocalDate> listed,
        Arrival latest,
        Map<Month, OwnRule> months,
        Map<LocalDate, OwnRule> days,
        Exemptions exempt) {

    /** More than so many days off never follow each other, so a working day is two days on the average and these. */
    private static final int LONGEST_HOLIDAY = 14;

    private static final String NO_WORKING_DAY = "非工作日";
    private static final String MONTH_EXEMPT = "该月免报";
    private static final String DAY_EXEMPT = "该日免报";

    public Schedule {
        listed = Set.copyOf(listed);
        months = Map.copyOf(months);
        days = Map.copyOf(days);
    }

    /** The period that begins on {@code day}, absent where none does. */
    public Optional<Period> periodBeginning(LocalDate day) {
        return frequency.beginning(day).filter(period -> frequency != Frequency.LISTED_DAYS || listed.contains(day));
    }

    /**
     * Whether anything is due for {@code period}, and until when.
     *
     * @param workingDay tells working days by the published calendar; asked only where the schedule counts them
     * @param zone the county's zone
     */
    public Due dueOf(Period period, Predicate<LocalDate> workingDay, ZoneId zone) {
        if (frequency == Frequency.WORKING_DAYS && !workingDay.test(period.from())) {
            return new Due.Nothing(period, Due.Cause.NON_WORKING_DAY, NO_WORKING_DAY);
        }
        var reason = exemptionOf(period);
        if (reason.isPresent()) {
            return new Due.Nothing(period, Due.Cause.EXEMPT_PERIOD, reason.get());
        }
        var arrival = ruleOf(period).map(OwnRule::latest).orElse(latest);
        return new Due.Data(period, arrival.on(dayOf(arrival, period, workingDay), zone));
    }

    /** How many days at most lie between the first day of a period and the day on which it is due. */
    public int longestWait() {
        int daysAfter = Stream.concat(months.values().stream(), days.values().stream())
                .filter(rule -> !rule.isNothingDue())
                .mapToInt(rule -> rule.latest().daysAfter())
                .reduce(latest.daysAfter(), Math::max);
        return frequency.mostDays() + 2 * daysAfter + LONGEST_HOLIDAY;
    }

    private Optional<String> exemptionOf(Period period) {
        return ruleOf(period).filter(OwnRule::isNothingDue).isPresent()
                ? Optional.of(frequency.isOfSingleDays() ? DAY_EXEMPT : MONTH_EXEMPT)
                : exempt.reasonFor(period);
    }

    private Optional<OwnRule> ruleOf(Period period) {
        return Optional.ofNullable(
                switch (frequency) {
                    case MONTHLY -> months.get(period.from().getMonth());
                    case DAILY, WORKING_DAYS, LISTED_DAYS -> days.get(period.from());
                    case WEEKLY, TEN_DAYS, QUARTERLY, YEARLY -> null;
                });
    }

    private LocalDate dayOf(Arrival arrival, Period period, Predicate<LocalDate> workingDay) {
        boolean inWorkingDays = arrival.inWorkingDays() || frequency == Frequency.WORKING_DAYS;
        if (!inWorkingDays || arrival.daysAfter() == 0) {
            return period.to().plusDays(arrival.daysAfter());
        }
        return Stream.iterate(period.to().plusDays(1), day -> day.plusDays(1))
                .filter(workingDay)
                .skip(arrival.daysAfter() - 1L)
                .findFirst()
                .orElseThrow();
    }
}
