package cn.etown.collection.pull.domain;

import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When a connector looks for what is due: every so many minutes, or at a time of each day.
 *
 * @param everyMinutes from 5 to 1440, or {@code null}
 * @param dailyAt in county time, or {@code null}; one of both is given
 */
public record PullSchedule(Integer everyMinutes, LocalTime dailyAt) {

    public PullSchedule {
        if ((everyMinutes == null) == (dailyAt == null)) {
            throw new RuleRefused(
                    "schedule-refused",
                    new Text("everyMinutes 与 dailyAt 须且只能填一项", "Either everyMinutes or dailyAt is given"));
        }
    }

    /** The next time after {@code now}. A time that the county's clock skips is when it goes on. */
    public Instant next(Instant now, ZoneId zone) {
        if (everyMinutes != null) {
            return now.plus(Duration.ofMinutes(everyMinutes));
        }
        ZonedDateTime here = now.atZone(zone);
        ZonedDateTime today = here.toLocalDate().atTime(dailyAt).atZone(zone);
        return (today.toInstant().isAfter(now)
                        ? today
                        : here.toLocalDate().plusDays(1).atTime(dailyAt).atZone(zone))
                .toInstant();
    }
}
