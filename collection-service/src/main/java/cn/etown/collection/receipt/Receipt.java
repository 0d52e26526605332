package cn.etown.collection.receipt;

import cn.etown.collection.batch.domain.BatchKind;
import cn.etown.collection.batch.domain.Corrected;
import cn.etown.collection.batch.domain.Correction;
import cn.etown.collection.batch.domain.Counted;
import cn.etown.collection.batch.domain.Manifest;
import cn.etown.collection.batch.domain.Verdict;
import cn.etown.evidence.record.Period;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * What a receipt says: who declared what, what came, and what the center made of it (R4.3b). It does not name the parts:
 * how the content was cut means nothing.
 *
 * @param contractVersion the running number of the contract's version
 * @param documentVersion the version as the contract's document says it
 * @param contractDigest the digest of the document's bytes, {@code sha-256:…}
 * @param correction what a correction says of itself, or {@code null}
 * @param counted what the batch comes to under the verdict
 * @param corrected what a correction comes to, or {@code null}
 * @param rejectedShareLimit the greatest share of quarantined records, 0 to 1, that the verdict allowed
 * @param sealedBy the subject of the person who answers for the batch
 */
public record Receipt(
        UUID batch,
        String unit,
        String interfaceCode,
        String dataset,
        int contractVersion,
        String documentVersion,
        String contractDigest,
        BatchKind kind,
        Period period,
        Manifest manifest,
        Correction correction,
        Counted counted,
        Corrected corrected,
        BigDecimal rejectedShareLimit,
        Verdict verdict,
        Instant openedAt,
        Instant sealedAt,
        Instant judgedAt,
        String sealedBy,
        long ledgerPosition) {}
