package cn.etown.collection.due;

import cn.etown.collection.due.domain.ReminderStep;
import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.annotation.JsonProperty;

import java.time.Instant;
import java.util.UUID;

/** That somebody of the unit saw a reminder, as the feed tells it. Landed: grows by new members only. */
record ReminderAcknowledged(
        UUID reminder,
        UUID expected,
        ReminderStep step,
        String unit,
        @JsonProperty("interface") String interfaceCode,
        Instant at,
        String by) {

    static NewEvent of(ReminderView seen) {
        ReminderAcknowledged acknowledged = new ReminderAcknowledged(
                seen.id(),
                seen.expectedBatch(),
                seen.step(),
                seen.unit(),
                seen.interfaceCode(),
                seen.acknowledgement().at(),
                seen.acknowledgement().by());
        return new NewEvent(
                "cn.etown.collection.reminder-acknowledged.v1",
                "expected-batches/" + seen.expectedBatch(),
                acknowledged);
    }
}
