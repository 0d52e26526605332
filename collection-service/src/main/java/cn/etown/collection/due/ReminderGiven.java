package cn.etown.collection.due;

import cn.etown.collection.due.ExpectedBatchChanged.Days;
import cn.etown.collection.due.domain.ReminderStep;
import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.annotation.JsonProperty;

import java.time.Instant;
import java.util.UUID;

/**
 * That a unit was asked for what it owes, as the feed tells it. Landed: grows by new members only.
 *
 * @param unit to whom; its people are governance's matter
 * @param plannedAt when the step should have been given
 * @param ladder the version of the setting by which
 * @param channel how it was told
 */
record ReminderGiven(
        UUID reminder,
        UUID expected,
        ReminderStep step,
        String unit,
        @JsonProperty("interface") String interfaceCode,
        Days period,
        Instant dueAt,
        Instant plannedAt,
        Instant givenAt,
        int ladder,
        String channel) {

    static NewEvent of(UUID id, ExpectedBatch row, int ladder, String channel, Instant at) {
        ReminderGiven given = new ReminderGiven(
                id,
                row.id(),
                row.nextStep(),
                row.unit(),
                row.interfaceCode(),
                new Days(row.expected().period().from(), row.expected().period().to()),
                row.expected().dueAt(),
                row.nextStepAt(),
                at,
                ladder,
                channel);
        return new NewEvent("cn.etown.collection.reminder-given.v1", "expected-batches/" + row.id(), given);
    }
}
