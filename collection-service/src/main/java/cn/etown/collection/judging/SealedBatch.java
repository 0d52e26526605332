package cn.etown.collection.judging;

import cn.etown.collection.batch.domain.BatchKind;
import cn.etown.collection.batch.domain.Correction;
import cn.etown.collection.batch.domain.Manifest;
import cn.etown.evidence.record.Period;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A batch that waits for its judgement.
 *
 * @param correction what it says of itself, or {@code null} where it is no correction
 */
record SealedBatch(
        UUID id,
        long number,
        String interfaceCode,
        String unit,
        int contractVersion,
        BatchKind kind,
        Period period,
        Manifest manifest,
        Correction correction,
        Instant openedAt,
        Instant sealedAt,
        String sealedBy) {

    static SealedBatch of(Row row) {
        return new SealedBatch(
                row.getUUID("id"),
                row.getLong("number"),
                row.getString("interface"),
                row.getString("unit"),
                row.getInteger("contract_version"),
                BatchKind.valueOf(row.getString("kind")),
                new Period(row.getLocalDate("period_from"), row.getLocalDate("period_to")),
                new Manifest(
                        row.getLong("declared_records"),
                        numbers(row.getJsonObject("declared_totals")),
                        row.getString("declared_digest")),
                correction(row.getJsonObject("correction")),
                row.getOffsetDateTime("opened_at").toInstant(),
                row.getOffsetDateTime("sealed_at").toInstant(),
                row.getString("sealed_by"));
    }

    private static Correction correction(JsonObject stored) {
        return stored == null ? null : stored.mapTo(Correction.class);
    }

    static Map<String, BigDecimal> numbers(JsonObject texts) {
        Map<String, BigDecimal> numbers = new TreeMap<>();
        texts.forEach(entry -> numbers.put(entry.getKey(), new BigDecimal((String) entry.getValue())));
        return numbers;
    }
}
