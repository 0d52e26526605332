package cn.etown.gateway.rate;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * Counts requests by caller in windows of one length. All counts of a window are dropped with it, and only so many callers
 * are counted apart in it: its memory is bounded however many there are.
 */
final class Windows {

    /** Cannot be the name of a caller. */
    private static final String EVERYBODY_ELSE = "";

    private final int requests;
    private final long length;
    private final int callers;
    private final LongSupplier nanoTime;
    private final long start;
    private final AtomicReference<Window> current = new AtomicReference<>(new Window(0));

    /**
     * @param requests the most of one caller in a window
     * @param callers the most that are counted apart; those who come after them share the allowance of one
     * @param nanoTime tells the time, as {@link System#nanoTime()} does
     */
    Windows(int requests, Duration length, int callers, LongSupplier nanoTime) {
        if (requests < 1 || length.toSeconds() < 1 || callers < 1) {
            throw new IllegalArgumentException("A window has at least one request, one second and one caller");
        }
        this.requests = requests;
        this.length = length.toNanos();
        this.callers = callers;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /** Counts one request of {@code caller}. */
    Allowance count(String caller) {
        long passed = nanoTime.getAsLong() - start;
        long number = passed / length;
        Window window = current.updateAndGet(now -> now.number >= number ? now : new Window(number));
        int counted = window.count(caller, callers);
        Duration left = Duration.ofNanos((window.number + 1) * length - passed);
        return new Allowance(
                Math.max(0, requests - counted), left.plusNanos(999_999_999).toSeconds(), counted > requests);
    }

    private static final class Window {

        private final long number;
        private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();

        Window(long number) {
            this.number = number;
        }

        int count(String caller, int callers) {
            boolean apart = counts.size() < callers || counts.containsKey(caller);
            return counts.computeIfAbsent(apart ? caller : EVERYBODY_ELSE, first -> new AtomicInteger())
                    .incrementAndGet();
        }
    }
}
