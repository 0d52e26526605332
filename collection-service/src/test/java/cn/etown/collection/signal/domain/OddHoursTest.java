package cn.etown.collection.signal.domain;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class OddHoursTest {

    private static final OddHours HOURS = new OddHours(LocalTime.of(6, 0), LocalTime.of(22, 0));
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** 2026-03-02 is a Monday; the times are of the county, eight hours ahead of UTC. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-02T06:00:00+08:00, ",
        "2026-03-02T21:59:59+08:00, ",
        "2026-03-02T22:00:00+08:00, 2026-03-02",
        "2026-03-03T05:59:59+08:00, 2026-03-02",
        "2026-03-01T22:30:00+08:00, 2026-03-01",
        "2026-03-01T12:00:00+08:00, 2026-03-01",
        "2026-03-02T15:00:00Z, 2026-03-02"
    })
    void areTheNightAndTheDayOff(String at, LocalDate night) {
        Instant instant = java.time.OffsetDateTime.parse(at).toInstant();

        assertThat(HOURS.of(instant, SHANGHAI, day -> day.getDayOfWeek() == DayOfWeek.SUNDAY))
                .isEqualTo(Optional.ofNullable(night));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-01T04:00:00Z, false", "2026-03-01T15:00:00Z, true"})
    void areNightsAloneWhereNoCalendarIsKnown(Instant at, boolean odd) {
        assertThat(HOURS.of(at, SHANGHAI, day -> false).isPresent()).isEqualTo(odd);
    }
}
