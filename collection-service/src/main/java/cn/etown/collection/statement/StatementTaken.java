package cn.etown.collection.statement;

import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.annotation.JsonProperty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * That a source said what its records of a period are, as the feed tells it. Landed: grows by new members only.
 *
 * @param supersedes the statement whose place it takes, or {@code null}
 * @param reason why it does, or {@code null}
 */
record StatementTaken(
        UUID statement,
        String unit,
        @JsonProperty("interface") String interfaceCode,
        int contractVersion,
        Days period,
        long records,
        Map<String, String> totals,
        String recordSetDigest,
        UUID supersedes,
        String reason,
        Instant statedAt) {

    record Days(LocalDate from, LocalDate to) {}

    static NewEvent of(UUID id, AdmittedStatement admitted, UUID supersedes, Instant at) {
        StatementRequest request = admitted.request();
        StatementTaken taken = new StatementTaken(
                id,
                admitted.source().unit(),
                request.interfaceCode(),
                request.contractVersion(),
                new Days(admitted.period().from(), admitted.period().to()),
                request.records(),
                request.totals(),
                request.recordSetDigest(),
                supersedes,
                request.reason(),
                at);
        return new NewEvent("cn.etown.collection.statement-taken.v1", "statements/" + id, taken);
    }
}
