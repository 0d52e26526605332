package cn.etown.governance.clock;

import cn.etown.governance.GoldenEvents;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The events of the clocks. */
class ClockEventsTest {

    private static final Caller GOVERNOR =
            new Caller("s-1", "governor", "etown-cli", Set.of(Roles.GOVERNOR), Optional.empty(), "");
    private static final LocalDate DAY = LocalDate.of(2026, 9, 16);
    private static final Instant AT = Instant.parse("2026-09-16T04:00:00Z");

    @Test
    void areToldAsTheGoldenFileHasThem() {
        var setting = new ClockSetting(
                new UUID(0, 3),
                2,
                new DecideClockSettingRequest(Matter.DISPUTE, Term.PASS_ON, 2, null, DAY, "采监〔2026〕12号"),
                GOVERNOR,
                AT);
        var decided = ClockSettings.event(setting);
        setting.withdraw(GOVERNOR, "原因", LocalDate.of(2026, 9, 15), Instant.parse("2026-09-15T04:00:00Z"));
        var missed = new Missed(Matter.EXEMPTION, Term.DECISION, null, "exemptions/" + new UUID(0, 4), DAY);

        GoldenEvents.assertTold(
                "clock-events.json",
                decided,
                ClockSettings.withdrawn(setting),
                Breaches.event(missed, Instant.parse("2026-09-17T04:00:00Z")));
    }

    /** An interval is in months, and a unit misses what it owes. */
    @Test
    void areToldOfIntervalsAndUnitsAsTheGoldenFileHasThem() {
        var interval = new ClockSetting(
                new UUID(0, 3),
                2,
                new DecideClockSettingRequest(Matter.PAPER, Term.INTERVAL, null, 12, DAY, "采监〔2026〕12号"),
                GOVERNOR,
                AT);
        var missed = new Missed(
                Matter.DOCUMENT,
                Term.ACKNOWLEDGEMENT,
                "91141029MA0DEM1AXT",
                "document-versions/" + new UUID(0, 4),
                DAY);

        GoldenEvents.assertTold(
                "clock-events-of-intervals-and-units.json",
                ClockSettings.event(interval),
                Breaches.event(missed, Instant.parse("2026-09-17T04:00:00Z")));
    }
}
