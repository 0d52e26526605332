package cn.etown.evidence.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.concurrent.TimeUnit;

/**
 * The days on which records happened. The offset of a time zone, which is the same for years as a rule, is looked up only where it may
 * have changed. Not safe for use by two threads at once.
 */
public final class EventDays {

    private static final long SECONDS_A_DAY = TimeUnit.DAYS.toSeconds(1);

    private final ZoneRules rules;
    /** The seconds from 1970 on from which, and up to which, the offset holds. */
    private long from;

    private long until;
    private long offset;

    /** @param zone in which a point in time has its day */
    public EventDays(ZoneId zone) {
        rules = zone.getRules();
    }

    /** The day of a value of an event date, a date or a point in time, counted from 1970-01-01. */
    public long of(Comparable<?> happened) {
        return happened instanceof LocalDate date ? date.toEpochDay() : day((Instant) happened);
    }

    private long day(Instant at) {
        long second = at.getEpochSecond();
        if (second < from || second >= until) {
            ZoneOffsetTransition before = rules.previousTransition(Instant.ofEpochSecond(second + 1));
            ZoneOffsetTransition after = rules.nextTransition(at);
            from = before == null ? Long.MIN_VALUE : before.toEpochSecond();
            until = after == null ? Long.MAX_VALUE : after.toEpochSecond();
            offset = rules.getOffset(at).getTotalSeconds();
        }
        return Math.floorDiv(second + offset, SECONDS_A_DAY);
    }
}
