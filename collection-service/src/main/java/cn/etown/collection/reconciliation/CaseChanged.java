package cn.etown.collection.reconciliation;

import cn.etown.collection.reconciliation.Reconciled.Days;
import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.annotation.JsonProperty;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * What became of a question about a difference, as the feed tells it. Landed: grows by new members only.
 *
 * @param reconciliation the newest result for its period
 * @param dueAt until when an answer is in time; {@code null} while the calendar is not loaded
 * @param terms the version of the setting by which
 * @param reason what was said, {@code null} where nothing was
 * @param mended whether the records are now what the source states; only of one that is closed
 */
record CaseChanged(
        @JsonProperty("case") UUID id,
        String unit,
        @JsonProperty("interface") String interfaceCode,
        Days period,
        UUID statement,
        UUID reconciliation,
        Instant openedAt,
        Instant dueAt,
        int terms,
        boolean overdue,
        String reason,
        boolean mended,
        String by,
        Instant at) {

    enum Fact {
        OPENED,
        ANSWERED,
        REOPENED,
        EXTENDED,
        OVERDUE,
        CLOSED
    }

    NewEvent event(Fact fact) {
        return new NewEvent(
                "cn.etown.collection.reconciliation-case-" + fact.name().toLowerCase(Locale.ROOT) + ".v1",
                "reconciliation-cases/" + id,
                this);
    }
}
