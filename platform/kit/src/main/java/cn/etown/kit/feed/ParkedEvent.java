package cn.etown.kit.feed;

import cn.etown.kit.concurrency.EntityVersion;

import java.time.Instant;
import java.util.UUID;

/**
 * An event that could not be applied, or waits behind one.
 *
 * @param source the followed service's name
 * @param subscription the name of the one that it is parked for, {@code null} for all that want it
 * @param failure why it could not be applied, {@code null} while it only waits behind an earlier one
 * @param appliedAt when it was applied after all, {@code null} while it waits
 * @param appliedBy who had it applied
 * @param version counts what changed since it was parked
 */
record ParkedEvent(
        UUID id,
        String source,
        String subscription,
        FeedEvent event,
        String failure,
        Instant parkedAt,
        Instant appliedAt,
        String appliedBy,
        EntityVersion version) {

    boolean isApplied() {
        return appliedAt != null;
    }
}
