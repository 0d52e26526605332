package cn.etown.collection.selfcheck;

import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * How fast long work goes on. What nobody waits for rests after each piece of work nine times as long as it took, so that over time it
 * takes a tenth of a core, here and in the database, and whoever sends or waits for a receipt hardly feels it.
 */
final class Pace {

    private static final int RESTS = 9;
    private static final long NANOS_A_MILLI = 1_000_000;

    private int rests;
    private final LongSupplier nanoTime;
    private final LongConsumer sleep;
    private long begun;

    Pace(int rests, LongSupplier nanoTime, LongConsumer sleep) {
        this.rests = rests;
        this.nanoTime = nanoTime;
        this.sleep = sleep;
        begun = nanoTime.getAsLong();
    }

    /** For work that somebody waits for. */
    static Pace full() {
        return new Pace(0, System::nanoTime, millis -> {});
    }

    /** For work that nobody waits for. */
    static Pace slow() {
        return new Pace(RESTS, System::nanoTime, Pace::sleep);
    }

    /** Rests as long as is due after the work since the last time. */
    void rest() {
        long worked = nanoTime.getAsLong() - begun;
        sleep.accept(worked * rests / NANOS_A_MILLI);
        begun = nanoTime.getAsLong();
    }

    /** From now on somebody waits. */
    void makeHaste() {
        rests = 0;
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
