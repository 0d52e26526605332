package cn.etown.governance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that a test can set. Left alone it runs from the morning of {@link #TODAY}, so that no test meets midnight. That
 * day is the machine's: the database too knows which days are over.
 */
@ApplicationScoped
public class SetClock {

    private static final ZoneId COUNTY = ZoneId.of("Asia/Shanghai");

    /** The county's day in every test that sets none. */
    public static final LocalDate TODAY = LocalDate.now(COUNTY);

    private static final Instant MORNING = TODAY.atTime(8, 0).atZone(COUNTY).toInstant();
    private static final long STARTED = System.nanoTime();

    private final AtomicReference<Instant> set = new AtomicReference<>();

    /** The time that runs while no test has set another. */
    public static Instant now() {
        return MORNING.plusNanos(System.nanoTime() - STARTED).truncatedTo(ChronoUnit.MICROS);
    }

    public void setTo(Instant instant) {
        set.set(instant);
    }

    public void run() {
        set.set(null);
    }

    @Produces
    @Singleton
    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("Instants only");
            }

            @Override
            public Instant instant() {
                var instant = set.get();
                return instant == null ? now() : instant;
            }
        };
    }
}
