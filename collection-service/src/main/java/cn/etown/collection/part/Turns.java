package cn.etown.collection.part;

import cn.etown.kit.problem.Text;
import cn.etown.kit.problem.Unavailable;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Who may send a part now: so many at once in all, and fewer of one unit, so that a unit whose parts drip in leaves room for
 * the others. Those of one unit that wait are limited too, as each holds a thread.
 */
final class Turns {

    /** A turn that was given, until it is ended. */
    interface Turn {
        void end();
    }

    private final Semaphore all;
    private final Map<String, Semaphore> byUnit = new ConcurrentHashMap<>();
    private final int atOncePerUnit;
    private final int waitingPerUnit;
    private final Duration within;

    Turns(int atOnce, int atOncePerUnit, int waitingPerUnit, Duration within) {
        all = new Semaphore(atOnce, true);
        this.atOncePerUnit = atOncePerUnit;
        this.waitingPerUnit = waitingPerUnit;
        this.within = within;
    }

    /**
     * Waits for a turn of {@code unit}.
     *
     * @throws Unavailable {@code too-many-parts}, when the turn does not come in time or too many wait already
     */
    Turn await(String unit) {
        Semaphore own = byUnit.computeIfAbsent(unit, code -> new Semaphore(atOncePerUnit, true));
        if (own.getQueueLength() >= waitingPerUnit) {
            throw tooMany();
        }
        acquire(own);
        try {
            acquire(all);
        } catch (Unavailable refused) {
            own.release();
            throw refused;
        }
        return () -> {
            all.release();
            own.release();
        };
    }

    private void acquire(Semaphore turns) {
        try {
            if (turns.tryAcquire(within.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw tooMany();
    }

    private static Unavailable tooMany() {
        return new Unavailable(
                "too-many-parts",
                new Text("同时接收的分片过多，请稍后重试", "Too many parts are being taken at once; repeat this one later"));
    }
}
