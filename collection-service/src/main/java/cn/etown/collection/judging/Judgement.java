package cn.etown.collection.judging;

import cn.etown.collection.batch.domain.Corrected;
import cn.etown.collection.batch.domain.Counted;
import cn.etown.collection.batch.domain.RuleResult;
import cn.etown.collection.batch.domain.Verdict;
import cn.etown.collection.catalogue.Contract;
import cn.etown.collection.receipt.Receipt;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What came out for a batch, and from what.
 *
 * @param counted what the batch comes to under the verdict
 * @param corrected what a correction comes to, or {@code null} where the batch is none
 * @param rules what the rules on the whole delivery came to
 * @param rejectedShareLimit the limit that the verdict was made under
 */
record Judgement(
        SealedBatch batch,
        Contract contract,
        Counted counted,
        Corrected corrected,
        Verdict verdict,
        List<RuleResult> rules,
        BigDecimal rejectedShareLimit,
        Instant at) {

    Receipt receipt(long ledgerPosition) {
        return new Receipt(
                batch.id(),
                batch.unit(),
                batch.interfaceCode(),
                contract.schema().dataset(),
                contract.version(),
                contract.documentVersion(),
                contract.digest(),
                batch.kind(),
                batch.period(),
                batch.manifest(),
                batch.correction(),
                counted,
                corrected,
                rejectedShareLimit,
                verdict,
                batch.openedAt(),
                batch.sealedAt(),
                at,
                batch.sealedBy(),
                ledgerPosition);
    }
}
