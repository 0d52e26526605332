package cn.etown.collection.receipt;

import cn.etown.collection.batch.domain.BatchKind;
import cn.etown.collection.batch.domain.Counted;
import cn.etown.collection.batch.domain.Manifest;
import cn.etown.collection.batch.domain.Verdict;
import cn.etown.collection.record.domain.Period;

import java.time.Instant;
import java.util.UUID;

/**
 * What a receipt says: who declared what, what came, and what the center made of it (R4.3b). It does not name the parts:
 * how the content was cut means nothing.
 *
 * @param sealedBy the subject of the person who answers for the batch
 */
public record Receipt(
        UUID batch,
        String unit,
        String interfaceCode,
        int contractVersion,
        BatchKind kind,
        Period period,
        Manifest manifest,
        Counted counted,
        Verdict verdict,
        Instant openedAt,
        Instant sealedAt,
        Instant judgedAt,
        String sealedBy,
        long ledgerPosition) {}
