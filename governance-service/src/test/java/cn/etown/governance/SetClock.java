package cn.etown.governance;

import cn.etown.kit.time.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that a test can set; left alone it runs as the system's. */
@ApplicationScoped
public class SetClock {

    private final Clock system = new SystemClock();
    private final AtomicReference<Instant> set = new AtomicReference<>();

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
                return instant == null ? system.instant() : instant;
            }
        };
    }
}
