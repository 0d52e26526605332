package cn.etown.kit.testing;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalTime;

import static org.assertj.core.api.Assertions.assertThat;

class NotAtMidnightTest {

    @Test
    void waitsForTheNextDayWhereThisOneIsNearlyOver() {
        assertThat(NotAtMidnight.pauseAt(LocalTime.of(23, 58))).isEqualTo(Duration.ofMillis(120_001));
        assertThat(NotAtMidnight.pauseAt(LocalTime.MAX)).isBetween(Duration.ofMillis(1), Duration.ofMillis(2));
    }

    @Test
    void waitsForNothingWhereTheDayIsLongEnough() {
        assertThat(NotAtMidnight.pauseAt(LocalTime.of(23, 57))).isZero();
        assertThat(NotAtMidnight.pauseAt(LocalTime.MIDNIGHT)).isZero();
    }
}
