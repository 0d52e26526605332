package cn.etown.collection.pull.domain;

import cn.etown.kit.problem.RuleRefused;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PullScheduleTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Test
    void comesEachDayAtItsTimeInTheCounty() {
        var schedule = new PullSchedule(null, LocalTime.of(2, 30));

        assertThat(schedule.next(Instant.parse("2026-03-01T18:29:59Z"), SHANGHAI))
                .isEqualTo("2026-03-01T18:30:00Z");
        assertThat(schedule.next(Instant.parse("2026-03-01T18:30:00Z"), SHANGHAI))
                .isEqualTo("2026-03-02T18:30:00Z");
    }

    @Test
    void comesEverySoManyMinutes() {
        assertThat(new PullSchedule(15, null).next(Instant.EPOCH, SHANGHAI)).isEqualTo("1970-01-01T00:15:00Z");
    }

    @Test
    void isOneOfBoth() {
        assertThatThrownBy(() -> new PullSchedule(null, null)).isInstanceOf(RuleRefused.class);
        assertThatThrownBy(() -> new PullSchedule(5, LocalTime.NOON)).isInstanceOf(RuleRefused.class);
    }

    @Property
    void waitsLongerEachTimeAndNeverTooLong(
            @ForAll @IntRange(min = 1, max = 1000) int attempts, @ForAll @DoubleRange(min = 0, max = 1) double chance) {
        var backoff = new Backoff(Duration.ofMinutes(1), Duration.ofHours(1));

        Duration wait = backoff.after(attempts, chance);

        assertThat(wait).isLessThanOrEqualTo(Duration.ofHours(1)).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
        assertThat(backoff.after(attempts + 1, 0)).isGreaterThanOrEqualTo(backoff.after(attempts, 0));
    }

    @Test
    void doublesWhatItWaits() {
        var backoff = new Backoff(Duration.ofMinutes(1), Duration.ofHours(1));

        assertThat(backoff.after(1, 1)).hasMinutes(1);
        assertThat(backoff.after(4, 1)).hasMinutes(8);
        assertThat(backoff.after(4, 0)).hasMinutes(4);
    }
}
