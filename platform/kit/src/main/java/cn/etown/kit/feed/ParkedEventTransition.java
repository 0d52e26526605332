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
@Schema(examples = """
        {"target": "PARKED", "at": "2010-12-02T01:00:00Z", "reason": "HTTP 404 Not Found"}""")
public record ParkedEventTransition(ParkedEventState target, Instant at, String by, String reason) {

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
