package cn.etown.kit.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.UUID;

/**
 * A parked event, as the API shows it.
 *
 * @param source the followed service's name
 * @param position where the event stands in that service's feed
 * @param failure why it could not be applied, {@code null} while it only waits behind an earlier one
 */
@Schema(description = "搁置事件: an event of another service that could not be applied", examples = """
        {"id": "019b76da-a800-7000-8000-000000000001", "source": "governance",
         "type": "cn.etown.governance.unit-registered.v1", "subject": "units/91141029MA0DEM1AXT", "position": 1,
         "state": "PARKED", "failure": "division by zero", "parkedAt": "2026-01-01T00:00:00Z"}""")
public record ParkedEventView(
        UUID id,
        String source,

        @Schema(description = "订阅: the one that it is parked for; absent for all that want it", nullable = true)
        @JsonInclude(JsonInclude.Include.NON_NULL)
        String subscription,

        String type,
        String subject,
        long position,
        ParkedEventState state,
        String failure,
        Instant parkedAt) {

    static ParkedEventView of(ParkedEvent parked) {
        var event = parked.event();
        return new ParkedEventView(
                parked.id(),
                parked.source(),
                parked.subscription(),
                event.type(),
                event.subject(),
                event.position(),
                parked.isApplied() ? ParkedEventState.APPLIED : ParkedEventState.PARKED,
                parked.failure(),
                parked.parkedAt());
    }
}
