package cn.etown.collection.signal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Hours in which nobody enters data in bulk: outside of {@code dayBegins} to {@code dayEnds}, and all of a day off.
 *
 * @param dayBegins in county time, the first minute of the day
 * @param dayEnds in county time, the first minute of the night
 */
public record OddHours(LocalTime dayBegins, LocalTime dayEnds) {

    /**
     * The night or day off that a time belongs to, named by the day on which it began; empty at usual hours.
     *
     * @param dayOff tells whether a day is off; where its calendar is not known none is, and only nights count
     */
    public Optional<LocalDate> of(Instant at, ZoneId zone, Predicate<LocalDate> dayOff) {
        ZonedDateTime here = at.atZone(zone);
        LocalDate day = here.toLocalDate();
        if (here.toLocalTime().isBefore(dayBegins)) {
            return Optional.of(day.minusDays(1));
        }
        if (!here.toLocalTime().isBefore(dayEnds)) {
            return Optional.of(day);
        }
        return dayOff.test(day) ? Optional.of(day) : Optional.empty();
    }
}
