package cn.etown.collection.due.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The latest arrival of a period's data (最晚到达).
 *
 * @param daysAfter how many days after the period's last day, at least 0
 * @param inWorkingDays whether working days are counted, else all days
 * @param time of that day, in the county's zone; {@code null} for the end of the day
 */
public record LatestArrival(int daysAfter, boolean inWorkingDays, LocalTime time) {

    public LatestArrival {
        if (daysAfter < 0) {
            throw new IllegalArgumentException("Data are not due before their period is over: " + daysAfter);
        }
    }

    /**
     * A tier in common use, by its name in policies: {@code NEXT_DAY_09} is the next day at 09:00, {@code MONTH_DAY_5} the end of
     * the fifth day after the period.
     */
    public static LatestArrival ofTier(String tier) {
        int at = tier.lastIndexOf('_') + 1;
        int number = Integer.parseInt(tier, at, tier.length(), 10);
        return switch (tier.substring(0, at)) {
            case "NEXT_DAY_" -> new LatestArrival(1, false, LocalTime.of(number, 0));
            case "MONTH_DAY_" -> new LatestArrival(number, false, null);
            default -> throw new IllegalArgumentException("No tier of latest arrival: " + tier);
        };
    }

    /** Until when data are in time that are due on {@code day}; for the end of a day that is where the next one begins. */
    Instant on(LocalDate day, ZoneId zone) {
        return time == null
                ? day.plusDays(1).atStartOfDay(zone).toInstant()
                : day.atTime(time).atZone(zone).toInstant();
    }
}
