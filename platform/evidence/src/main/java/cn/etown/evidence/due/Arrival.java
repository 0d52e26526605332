package cn.etown.evidence.due;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The latest arrival of a period's data.
 *
 * @param daysAfter how many days after the period's last day, at least 0
 * @param inWorkingDays whether working days are counted, else all days
 * @param time of that day, in the county's zone; {@code null} for the end of the day
 */
public record Arrival(int daysAfter, boolean inWorkingDays, LocalTime time) {

    /** An arrival that counts all days. */
    public Arrival(int daysAfter, LocalTime time) {
        this(daysAfter, false, time);
    }

    public Arrival {
        if (daysAfter < 0) {
            throw new IllegalArgumentException("Data are not due before their period is over: " + daysAfter);
        }
    }

    /** From when on data are late that should have come on {@code day}. */
    Instant on(LocalDate day, ZoneId zone) {
        return time == null
                ? day.plusDays(1).atStartOfDay(zone).toInstant()
                : day.atTime(time).atZone(zone).toInstant();
    }
}
