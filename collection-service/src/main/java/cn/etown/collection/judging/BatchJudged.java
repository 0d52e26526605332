package cn.etown.collection.judging;

import cn.etown.collection.batch.domain.BatchKind;
import cn.etown.collection.batch.domain.BatchState;
import cn.etown.collection.batch.domain.Counted;
import cn.etown.collection.batch.domain.RuleResult;
import cn.etown.collection.batch.domain.Verdict.RefusalReason;
import cn.etown.evidence.record.Decimals;
import cn.etown.evidence.record.Period;
import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * That a batch was judged, as the feed tells it. Landed: grows by new members only.
 *
 * @param theme the monitoring theme, or {@code null}
 * @param refusal the code of the reason, or {@code null} unless the batch was refused
 * @param receipt the digest of the receipt
 * @param rules what the rules of the contract on the whole delivery came to; not told where there are none
 */
record BatchJudged(
        UUID batch,
        String unit,
        @JsonProperty("interface") String interfaceCode,
        String dataset,
        int contractVersion,
        String theme,
        BatchKind kind,
        Days period,
        BatchState verdict,
        String refusal,
        Records records,
        boolean declaredMatches,
        Map<String, String> declaredTotals,
        Map<String, String> totals,
        Map<String, String> acceptedTotals,
        String recordSetDigest,
        String acceptedDigest,
        long ledgerPosition,
        String receipt,
        Instant openedAt,
        Instant sealedAt,
        Instant judgedAt,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RuleResult> rules) {

    private static final String TYPE = "cn.etown.collection.batch-judged.v1";

    record Days(LocalDate from, LocalDate to) {

        static Days of(Period period) {
            return new Days(period.from(), period.to());
        }
    }

    record Records(long declared, long received, long conforming, long accepted, long quarantined) {

        static Records of(long declared, Counted counted) {
            return new Records(
                    declared, counted.received(), counted.conforming(), counted.accepted(), counted.quarantined());
        }
    }

    /** @param receipt the digest of the receipt */
    static NewEvent of(Judgement judgement, long ledgerPosition, String receipt) {
        SealedBatch batch = judgement.batch();
        Counted counted = judgement.counted();
        BatchJudged judged = new BatchJudged(
                batch.id(),
                batch.unit(),
                batch.interfaceCode(),
                judgement.contract().schema().dataset(),
                batch.contractVersion(),
                judgement.contract().schema().theme(),
                batch.kind(),
                Days.of(batch.period()),
                judgement.verdict().state(),
                judgement.verdict().refusal().map(RefusalReason::code).orElse(null),
                Records.of(batch.manifest().records(), counted),
                batch.manifest().compare(counted).isEmpty(),
                Decimals.texts(batch.manifest().totals()),
                Decimals.texts(counted.totals()),
                Decimals.texts(counted.acceptedTotals()),
                counted.recordSetDigest(),
                counted.acceptedDigest(),
                ledgerPosition,
                receipt,
                batch.openedAt(),
                batch.sealedAt(),
                judgement.at(),
                judgement.rules());
        return new NewEvent(TYPE, "batches/" + batch.id(), judged);
    }
}
