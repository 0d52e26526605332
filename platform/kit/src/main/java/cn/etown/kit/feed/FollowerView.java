package cn.etown.kit.feed;

import java.time.Duration;
import java.time.Instant;

/**
 * How much of a neighbour this service knows.
 *
 * @param position up to which its events are applied (or parked)
 * @param upToDateAt when the neighbour last said that there was nothing more; {@link Instant#MIN} before the first time
 * @param parked how many events wait because they, or an earlier one of their subject, could not be applied
 */
public record FollowerView(long position, Instant upToDateAt, long parked) {

    static final FollowerView NOTHING_YET = new FollowerView(0, Instant.MIN, 0);

    /** Whether at {@code now} this view is older than {@code age}, so that nothing should be decided on it any more. */
    public boolean isOlderThan(Duration age, Instant now) {
        return upToDateAt.isBefore(now.minus(age));
    }
}
