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
 * the others. Whoever is in, with a turn or waiting for one, holds a thread, so of one unit these are limited too.
 */
final class Turns {

    /** The parts of one unit. */
    private record Unit(Semaphore in, Semaphore turns) {}

    private final Semaphore all;
    private final Map<String, Unit> byUnit = new ConcurrentHashMap<>();
    private final int atOnce;
    private final int atOncePerUnit;
    private final int waitingPerUnit;
    private final Duration within;

    Turns(int atOnce, int atOncePerUnit, int waitingPerUnit, Duration within) {
        all = new Semaphore(atOnce, true);
        this.atOnce = atOnce;
        this.atOncePerUnit = atOncePerUnit;
        this.waitingPerUnit = waitingPerUnit;
        this.within = within;
    }

    /**
     * Lets a part of {@code unit} in, without a turn yet.
     *
     * @throws Unavailable {@code too-many-parts}, when too many of the unit are in
     */
    Place enter(String unit) {
        Unit own = byUnit.computeIfAbsent(
                unit,
                code -> new Unit(
                        new Semaphore(atOncePerUnit + waitingPerUnit, true), new Semaphore(atOncePerUnit, true)));
        if (!own.in.tryAcquire()) {
            throw tooMany();
        }
        return new Place(own);
    }

    /** The place of one part, until it is closed. For one thread. */
    final class Place implements AutoCloseable {

        private final Unit own;
        private int weight;
        private int ownWeight;

        private Place(Unit own) {
            this.own = own;
        }

        /**
         * Waits for a turn, which ends with the place.
         *
         * @param heavy as how many parts it counts, for what it holds in memory; so heavy ones of one unit leave room for the others too
         * @throws Unavailable {@code too-many-parts}, when it does not come in time
         */
        void awaitTurn(int heavy) {
            int most = Math.min(heavy, atOnce);
            int mostOwn = Math.min(heavy, atOncePerUnit);
            acquire(own.turns, mostOwn);
            try {
                acquire(all, most);
                weight = most;
                ownWeight = mostOwn;
            } catch (Unavailable refused) {
                own.turns.release(mostOwn);
                throw refused;
            }
        }

        @Override
        public void close() {
            if (weight > 0) {
                all.release(weight);
                own.turns.release(ownWeight);
            }
            own.in.release();
        }
    }

    private void acquire(Semaphore turns, int weight) {
        try {
            if (turns.tryAcquire(weight, within.toMillis(), TimeUnit.MILLISECONDS)) {
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
