package cn.etown.evidence.record;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class EventDaysTest {

    private static final List<String> ZONES =
            List.of("Asia/Shanghai", "America/New_York", "Pacific/Apia", "Africa/Monrovia", "UTC", "+05:45");

    /** One after the other, so that what was looked up for one serves the next. */
    @Property(tries = 500)
    void areThoseOfTheZone(@ForAll("zones") ZoneId zone, @ForAll("instants") List<Instant> instants) {
        EventDays days = new EventDays(zone);

        assertThat(instants).allSatisfy(at -> {
            for (Instant near : List.of(
                    at,
                    at.plusNanos(999_999_999),
                    change(zone, at),
                    change(zone, at).minusNanos(1))) {
                assertThat(days.of(near))
                        .isEqualTo(LocalDate.ofInstant(near, zone).toEpochDay());
            }
        });
    }

    /** When the clocks were changed next, where they were at all. */
    private static Instant change(ZoneId zone, Instant at) {
        var next = zone.getRules().nextTransition(at);
        return next == null ? at : next.getInstant();
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZONES).map(ZoneId::of);
    }

    @Provide
    Arbitrary<List<Instant>> instants() {
        Instant first = Instant.parse("0001-01-01T00:00:00Z");
        Instant last = Instant.parse("9999-12-31T00:00:00Z");
        return Arbitraries.oneOf(
                        Arbitraries.longs().between(first.getEpochSecond(), last.getEpochSecond()),
                        Arbitraries.longs().between(-3_000_000_000L, 2_000_000_000L))
                .map(Instant::ofEpochSecond)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }
}
