package cn.etown.bench;

import cn.etown.local.LocalSystem;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The most memory that all processes of PostgreSQL hold together at any moment, what they share counted once. It is looked at now and
 * then, as each look costs the kernel some time; its cache of files is not part of it.
 */
final class DatabaseMemory implements AutoCloseable {

    private static final long PAUSE_MILLIS = 1500;

    private final AtomicLong peak = new AtomicLong();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();

    DatabaseMemory(LocalSystem system) {
        looking.scheduleWithFixedDelay(
                () -> peak.accumulateAndGet(system.memory().get("postgresql").proportional(), Math::max),
                0,
                PAUSE_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    /** The most so far, since it was asked for the last time. */
    long megabytes() {
        return peak.getAndSet(0) >> 10;
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
