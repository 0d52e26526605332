package cn.etown.collection.due;

import cn.etown.evidence.due.Arrival;
import cn.etown.evidence.due.Exempt;
import cn.etown.evidence.due.Exemptions;
import cn.etown.evidence.due.Frequency;
import cn.etown.evidence.due.OwnRule;
import cn.etown.evidence.due.Schedule;
import cn.etown.evidence.record.Period;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads of a policy's terms, as governance tells them, when data are due and what of them may be refused. What else they say is left alone. */
final class PolicyTerms {

    private PolicyTerms() {}

    /** @throws RuntimeException where the terms cannot be read, so that the event is parked */
    static Schedule schedule(JsonObject terms) {
        return new Schedule(
                Frequency.valueOf(terms.getString("frequency")),
                listed(terms),
                arrival(terms.getJsonObject("latestArrival")),
                rows(terms, "months")
                        .collect(Collectors.toMap(row -> Month.of(row.getInteger("month")), PolicyTerms::rule)),
                daysThatDiffer(terms),
                exempt(terms));
    }

    /**
     * The greatest share of refused records, 0 to 1; the terms say it in percent.
     *
     * @throws RuntimeException where it is none, so that the event is parked
     */
    static Optional<BigDecimal> rejectedShareLimit(JsonObject terms) {
        return Optional.ofNullable(terms.getValue("rejectedShareLimit")).map(PolicyTerms::share);
    }

    private static BigDecimal share(Object percent) {
        BigDecimal share = new BigDecimal(percent.toString()).movePointLeft(2);
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("No share: " + percent + " %");
        }
        return share;
    }

    private static Set<LocalDate> listed(JsonObject terms) {
        return rows(terms, "days").map(row -> day(row, "day")).collect(Collectors.toSet());
    }

    private static Map<LocalDate, OwnRule> daysThatDiffer(JsonObject terms) {
        return rows(terms, "days")
                .filter(row -> isNothingDue(row) || row.getJsonObject("latestArrival") != null)
                .collect(Collectors.toMap(row -> day(row, "day"), PolicyTerms::rule));
    }

    private static Exemptions exempt(JsonObject terms) {
        return new Exemptions(rows(terms, "nothingDue")
                .map(row -> new Exempt(new Period(day(row, "from"), day(row, "to")), row.getString("reason")))
                .toList());
    }

    private static OwnRule rule(JsonObject row) {
        return new OwnRule(isNothingDue(row) ? null : arrival(row.getJsonObject("latestArrival")));
    }

    private static boolean isNothingDue(JsonObject row) {
        return row.getBoolean("nothingDue", false);
    }

    private static Arrival arrival(JsonObject latest) {
        String tier = latest.getString("tier");
        if (tier != null) {
            return ofTier(tier);
        }
        String time = latest.getString("time");
        return new Arrival(
                latest.getInteger("daysAfter"),
                Boolean.TRUE.equals(latest.getBoolean("inWorkingDays")),
                time == null ? null : LocalTime.parse(time));
    }

    /**
     * A tier in common use, by its name, so that one is understood that governance offers later: {@code NEXT_DAY_09} is the next
     * day at 09:00, {@code MONTH_DAY_5} the end of the fifth day after the period.
     */
    private static Arrival ofTier(String tier) {
        int at = tier.lastIndexOf('_') + 1;
        int number = Integer.parseInt(tier, at, tier.length(), 10);
        return switch (tier.substring(0, at)) {
            case "NEXT_DAY_" -> new Arrival(1, LocalTime.of(number, 0));
            case "MONTH_DAY_" -> new Arrival(number, null);
            default -> throw new IllegalArgumentException("No tier of latest arrival: " + tier);
        };
    }

    private static LocalDate day(JsonObject row, String member) {
        return LocalDate.parse(row.getString(member));
    }

    private static Stream<JsonObject> rows(JsonObject terms, String member) {
        JsonArray rows = terms.getJsonArray(member);
        return rows == null ? Stream.empty() : rows.stream().map(JsonObject.class::cast);
    }
}
