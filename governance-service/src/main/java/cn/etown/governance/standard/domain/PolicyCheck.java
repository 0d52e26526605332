package cn.etown.governance.standard.domain;

import cn.etown.evidence.due.Arrival;
import cn.etown.evidence.due.Frequency;
import cn.etown.evidence.due.OwnRule;
import cn.etown.evidence.due.Schedule;
import cn.etown.governance.contract.domain.ServiceLevel;
import cn.etown.kit.problem.Text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Holds the service levels that a contract states against the assurance policy of its interface (R7.4): what is assessed is
 * the policy, so a contract that promises less, or another time of keeping, would tell its readers what nobody holds the unit
 * to. A contract may promise more often and earlier. What is not written as a number of days, weeks, months or years, or as a
 * time of day, only describes.
 */
public final class PolicyCheck {

    private static final BigDecimal DAYS_OF_A_SHORT_MONTH = BigDecimal.valueOf(28);
    private static final BigDecimal DAYS_OF_A_LONG_MONTH = BigDecimal.valueOf(31);
    private static final BigDecimal HOURS = BigDecimal.valueOf(24);

    private static final Map<Frequency, Span> PERIODS = Map.of(
            Frequency.DAILY, Span.days(1),
            Frequency.WORKING_DAYS, Span.days(1),
            Frequency.WEEKLY, Span.days(7),
            Frequency.TEN_DAYS, Span.days(11),
            Frequency.MONTHLY, Span.months(1),
            Frequency.QUARTERLY, Span.months(3),
            Frequency.YEARLY, Span.months(12));

    /**
     * What a policy says of that of which contracts speak too.
     *
     * @param originalsMonths how long records are kept
     * @param forGood whether they are kept for good
     */
    public record Policy(Schedule schedule, int originalsMonths, boolean forGood) {}

    /** A time in days or in months, which are no fixed number of days. */
    private record Span(BigDecimal days, BigDecimal months) {

        static Span days(int days) {
            return new Span(BigDecimal.valueOf(days), null);
        }

        static Span months(int months) {
            return new Span(null, BigDecimal.valueOf(months));
        }

        /** As a contract writes it. */
        static Optional<Span> of(ServiceLevel level) {
            return number(level.value())
                    .filter(number -> number.signum() > 0)
                    .flatMap(number -> of(number, level.unit()));
        }

        private static Optional<Span> of(BigDecimal number, String unit) {
            return switch (unit == null ? "" : unit) {
                case "h", "hr", "hour", "hours" ->
                    Optional.of(new Span(number.divide(HOURS, 6, RoundingMode.UP), null));
                case "d", "day", "days" -> Optional.of(new Span(number, null));
                case "w", "wk", "week", "weeks" -> Optional.of(new Span(number.multiply(BigDecimal.valueOf(7)), null));
                case "mo", "month", "months" -> Optional.of(new Span(null, number));
                case "y", "yr", "year", "years" -> Optional.of(new Span(null, number.multiply(BigDecimal.valueOf(12))));
                default -> Optional.empty();
            };
        }

        private static Optional<BigDecimal> number(String value) {
            return Optional.of(value)
                    .filter(text -> text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?"))
                    .map(BigDecimal::new);
        }

        /** Whether it is longer however long the months are. */
        boolean isLongerThan(Span other) {
            if (months != null && other.months != null) {
                return months.compareTo(other.months) > 0;
            }
            return least().compareTo(other.most()) > 0;
        }

        private BigDecimal least() {
            return months == null ? days : months.multiply(DAYS_OF_A_SHORT_MONTH);
        }

        private BigDecimal most() {
            return months == null ? days : months.multiply(DAYS_OF_A_LONG_MONTH);
        }
    }

    private final Policy policy;
    private final ZoneId zone;

    private final Map<String, Function<ServiceLevel, Optional<Text>>> held = Map.of(
            "frequency", this::lessOften,
            "latency", this::later,
            "timeOfAvailability", this::laterInTheDay,
            "retention", this::keptOtherwise);

    /** @param zone the county's zone */
    public PolicyCheck(Policy policy, ZoneId zone) {
        this.policy = policy;
        this.zone = zone;
    }

    /** Each service level that contradicts the policy. */
    public List<Finding> of(List<ServiceLevel> levels) {
        return levels.stream()
                .flatMap(level -> Stream.ofNullable(held.get(level.property()))
                        .flatMap(rule -> rule.apply(level).stream())
                        .map(policySays -> contradiction(level, policySays)))
                .toList();
    }

    private Optional<Text> lessOften(ServiceLevel level) {
        var frequency = policy.schedule().frequency();
        return Span.of(level)
                .filter(span -> PERIODS.containsKey(frequency) && span.isLongerThan(PERIODS.get(frequency)))
                .map(span -> new Text("报送频率 " + frequency, "a frequency of " + frequency));
    }

    /**
     * Read as the policy's last day whole, whatever the time of day, and what comes on the period's own day as on the next;
     * working days are no number of days.
     */
    private Optional<Text> later(ServiceLevel level) {
        var arrivals = arrivals();
        boolean inWorkingDays = policy.schedule().frequency() == Frequency.WORKING_DAYS
                || arrivals.stream().anyMatch(Arrival::inWorkingDays);
        int days = arrivals.stream().mapToInt(Arrival::daysAfter).max().orElseThrow();
        return Span.of(level)
                .filter(span -> !inWorkingDays && span.isLongerThan(Span.days(Math.max(days, 1))))
                .map(span -> new Text("周期结束后 " + days + " 天内到达", "arrival within " + days + " days after the period"));
    }

    private Optional<Text> laterInTheDay(ServiceLevel level) {
        var arrivals = arrivals();
        if (arrivals.stream().anyMatch(arrival -> arrival.time() == null)) {
            return Optional.empty();
        }
        var latest =
                arrivals.stream().map(Arrival::time).max(LocalTime::compareTo).orElseThrow();
        return time(level.value())
                .filter(time -> time.isAfter(latest))
                .map(time -> new Text("最晚 " + latest + " 到达", "arrival by " + latest));
    }

    private List<Arrival> arrivals() {
        var schedule = policy.schedule();
        var ofTheirOwn = Stream.of(schedule.months(), schedule.days())
                .flatMap(rules -> rules.values().stream())
                .filter(rule -> !rule.isNothingDue())
                .map(OwnRule::latest);
        return Stream.concat(Stream.of(schedule.latest()), ofTheirOwn).toList();
    }

    /** Without an offset in the county's zone; that of a place without summer time is the same all year. */
    private Optional<LocalTime> time(String value) {
        try {
            return Optional.of(
                    value.matches(".*([+-][0-9:]+|Z)$")
                            ? OffsetTime.parse(value)
                                    .withOffsetSameInstant(offset())
                                    .toLocalTime()
                            : LocalTime.parse(value));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private ZoneOffset offset() {
        return zone.getRules().getStandardOffset(Instant.EPOCH);
    }

    private Optional<Text> keptOtherwise(ServiceLevel level) {
        var kept = Span.months(policy.originalsMonths());
        return Span.of(level)
                .filter(span -> policy.forGood() || span.isLongerThan(kept) || kept.isLongerThan(span))
                .map(span -> policy.forGood()
                        ? new Text("永久保存", "keeping for good")
                        : new Text(
                                "原始数据保存 " + policy.originalsMonths() + " 个月",
                                "keeping originals for " + policy.originalsMonths() + " months"));
    }

    private static Finding contradiction(ServiceLevel level, Text policySays) {
        var stated = level.property() + " " + level.value() + (level.unit() == null ? "" : " " + level.unit());
        return new Finding(
                "service-level-contradicts-policy",
                Severity.MUST,
                level.pointer() + "/value",
                new Text(
                        "规范写明 " + stated + "，现行保障策略要求" + policySays.zh(),
                        "The contract states " + stated + ", the assurance policy in force " + policySays.en()),
                new Text(
                        "改为与保障策略一致或删去；策略不合适时先请经营中心修订策略",
                        "Make it as the policy has it, or leave it out; where the policy does not fit, have it changed first"));
    }
}
