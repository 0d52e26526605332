package cn.etown.collection.due;

import cn.etown.collection.due.domain.Exemption;
import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.annotation.JsonProperty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * That an expected batch came into a state, as the feed tells it; the type names the state. Landed: grows by new members only.
 *
 * @param revision the number of the fact among those of this expected batch, from 1
 * @param policy the number of the policy's version by which it is due
 * @param dueAt until when it is in time; {@code null} where the policy says that nothing is due
 * @param exemptCause why nothing is due; {@code null} where data are
 * @param exemptReason the same in Chinese
 * @param batch the first accepted batch that covers the period; {@code null} where none is
 * @param kind of that batch, ORIGINAL or NIL
 * @param missingSince since when it was missing, or had been before it came; {@code null} where it never was
 * @param workingDaysLate {@code null} unless late, or while the calendar is not loaded
 */
record ExpectedBatchChanged(
        UUID expected,
        int revision,
        String unit,
        @JsonProperty("interface") String interfaceCode,
        Days period,
        int policy,
        Instant dueAt,
        String state,
        String exemptCause,
        String exemptReason,
        UUID batch,
        String kind,
        Instant sealedAt,
        Instant missingSince,
        Integer workingDaysLate,
        Instant at) {

    record Days(LocalDate from, LocalDate to) {}

    static NewEvent of(ExpectedBatch row, Instant at) {
        Exemption exemption = row.expected().exemption();
        Arrival arrival = row.arrival();
        ExpectedBatchChanged changed = new ExpectedBatchChanged(
                row.id(),
                row.revision(),
                row.unit(),
                row.interfaceCode(),
                new Days(row.expected().period().from(), row.expected().period().to()),
                row.expected().policy(),
                row.expected().dueAt(),
                row.state().name(),
                exemption == null ? null : exemption.cause().name(),
                exemption == null ? null : exemption.reason(),
                arrival == null ? null : arrival.batch(),
                arrival == null ? null : arrival.kind(),
                arrival == null ? null : arrival.sealedAt(),
                row.missingSince(),
                row.daysLate(),
                at);
        return new NewEvent(
                "cn.etown.collection.expected-batch-" + row.state().fact() + ".v1",
                "expected-batches/" + row.id(),
                changed);
    }
}
