package cn.etown.kit.feed;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.List;

/**
 * How a parked event came into a state.
 *
 * @param by who had it applied, {@code null} where the service parked it by itself
 * @param reason why it could not be applied, as far as it is known
 */
@Schema(description = "状态变更: one change of state", examples = """
        {"target": "APPLIED", "at": "2026-01-01T00:00:00Z", "by": "5f2c8d1e-6c1f-4f0e-9a63-2f1f7f0a9b11",
         "reason": null}""")
public record ParkedEventTransition(ParkedEventState target, Instant at, String by, String reason) {

    /** At most one of each target, in the order of the states. */
    static List<ParkedEventTransition> allOf(ParkedEvent parked) {
        var parking = new ParkedEventTransition(ParkedEventState.PARKED, parked.parkedAt(), null, parked.failure());
        return parked.isApplied()
                ? List.of(
                        parking,
                        new ParkedEventTransition(
                                ParkedEventState.APPLIED, parked.appliedAt(), parked.appliedBy(), null))
                : List.of(parking);
    }
}
