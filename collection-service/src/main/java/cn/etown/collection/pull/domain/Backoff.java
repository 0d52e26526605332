package cn.etown.collection.pull.domain;

import java.time.Duration;

/**
 * How long to wait after an attempt that failed: twice as long each time, between half and all of that, so that many that failed
 * together do not come back together.
 *
 * @param first after the first attempt
 * @param longest at most
 */
public record Backoff(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 20;

    /**
     * @param attempts how many there were, from 1
     * @param chance from 0 to 1
     */
    public Duration after(int attempts, double chance) {
        long doubled = first.toMillis() << Math.min(attempts - 1, MOST_DOUBLINGS);
        long whole = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(Math.round(whole * (0.5 + chance / 2)));
    }
}
