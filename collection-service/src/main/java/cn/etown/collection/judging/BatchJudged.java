package cn.etown.collection.judging;

import cn.etown.collection.batch.domain.BatchKind;
import cn.etown.collection.batch.domain.BatchState;
import cn.etown.collection.batch.domain.Counted;
import cn.etown.collection.batch.domain.Verdict;
import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.annotation.JsonProperty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** That a batch was judged, as the feed tells it. Landed: grows by new members only. */
record BatchJudged(
        UUID batch,
        String unit,
        @JsonProperty("interface") String interfaceCode,
        int contractVersion,
        String theme,
        BatchKind kind,
        Days period,
        BatchState verdict,
        Records records,
        boolean declaredMatches,
        long ledgerPosition,
        String receipt,
        Instant sealedAt,
        Instant judgedAt) {

    private static final String TYPE = "cn.etown.collection.batch-judged.v1";

    record Days(LocalDate from, LocalDate to) {}

    record Records(long declared, long received, long accepted, long quarantined) {}

    /** @param receipt the digest of the receipt */
    static NewEvent of(
            SealedBatch batch,
            String theme,
            Counted counted,
            Verdict verdict,
            long ledgerPosition,
            String receipt,
            Instant judgedAt) {
        BatchJudged judged = new BatchJudged(
                batch.id(),
                batch.unit(),
                batch.interfaceCode(),
                batch.contractVersion(),
                theme,
                batch.kind(),
                new Days(batch.period().from(), batch.period().to()),
                verdict.state(),
                new Records(batch.manifest().records(), counted.received(), counted.accepted(), counted.quarantined()),
                batch.manifest().compare(counted).isEmpty(),
                ledgerPosition,
                receipt,
                batch.sealedAt(),
                judgedAt);
        return new NewEvent(TYPE, "batches/" + batch.id(), judged);
    }
}
