package cn.etown.monitoring.batch.domain;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A batch that has its verdict.
 *
 * @param unit the code of the provider
 * @param interfaceCode the interface it was sent for
 * @param theme the monitoring theme (监测主题) of the interface's contract, such as {@code SALES}; absent where it has none
 * @param declaredMatches whether counts, totals and digest are as the manifest declares them (R4.3b)
 * @param receipt the digest of the signed receipt
 */
public record JudgedBatch(
        UUID id,
        String unit,
        String interfaceCode,
        Optional<String> theme,
        BatchKind kind,
        Period period,
        Verdict verdict,
        Records records,
        boolean declaredMatches,
        String receipt,
        Instant judgedAt) {

    public JudgedBatch {
        Objects.requireNonNull(receipt, "receipt");
        long taken = verdict.isTaken() ? records.conforming() : 0;
        if (records.accepted() != taken) {
            throw new IllegalArgumentException(
                    "A batch that is " + verdict + " has " + taken + " records accepted, not " + records.accepted());
        }
    }
}
