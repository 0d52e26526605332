package cn.etown.kit.feed;

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
@Schema(examples = """
        {"id": "019b76da-a800-7000-8000-000000000009", "source": "collection",
         "type": "cn.etown.collection.batch-judged.v1", "subject": "batches/019b76da-a800-7000-8000-000000000001",
         "position": 42, "state": "PARKED", "failure": "HTTP 404 Not Found", "parkedAt": "2010-12-02T01:00:00Z"}""")
public record ParkedEventView(
        UUID id,
        String source,
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
                event.type(),
                event.subject(),
                event.position(),
                parked.isApplied() ? ParkedEventState.APPLIED : ParkedEventState.PARKED,
                parked.failure(),
                parked.parkedAt());
    }
}
