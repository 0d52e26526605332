package cn.etown.monitoring.batch.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A batch that has its verdict.
 *
 * @param unit the code of the provider
 * @param interfaceCode the interface it was sent for
 * @param theme the monitoring theme (监测主题) of the interface's contract, such as {@code SALES}; absent where it has none
 * @param declaredMatches whether counts, totals and digest are as the manifest declares them (R4.3b)
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
        Instant judgedAt) {}
