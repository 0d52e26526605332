package cn.etown.kit.time;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The time of the machine in UTC, to the microsecond: that is what the database keeps, so a time reads back as it was
 * told. What is signed under any other clock says that it is a test.
 */
public final class SystemClock extends Clock {

    private final Clock system = Clock.systemUTC();

    @Override
    public Instant instant() {
        return system.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return system.withZone(zone);
    }
}
