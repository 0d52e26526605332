package cn.etown.governance.papers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A day as of which papers are looked at: with what was filed and decided by its end.
 *
 * @param end the first moment after the day
 */
record AsOf(LocalDate day, Instant end) {

    static AsOf of(LocalDate day, ZoneId zone) {
        return new AsOf(day, day.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
