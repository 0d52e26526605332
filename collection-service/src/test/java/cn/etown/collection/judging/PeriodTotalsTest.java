package cn.etown.collection.judging;

import cn.etown.collection.BareDatabase;
import cn.etown.collection.batch.domain.BatchKind;
import cn.etown.collection.batch.domain.Manifest;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.catalogue.Contract;
import cn.etown.evidence.record.Field;
import cn.etown.evidence.record.FieldType;
import cn.etown.evidence.record.Measure;
import cn.etown.evidence.record.Period;
import cn.etown.evidence.record.RecordFormat;
import cn.etown.evidence.record.RecordSchema;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** What a correction is measured from comes of the rollups: there are no rows here at all. */
class PeriodTotalsTest {

    private static final Instant NOW = Instant.parse("2010-12-03T08:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2010, 12, 1);

    private static final RecordSchema SCHEMA = new RecordSchema(
            "lines",
            ZoneId.of("Asia/Shanghai"),
            null,
            "day",
            List.of(),
            List.of(
                    new Measure("amount", Measure.Aggregate.SUM, List.of("amount"), null),
                    new Measure("lines", Measure.Aggregate.COUNT, List.of(), null)),
            List.of(
                    Field.of("key", FieldType.STRING, 1),
                    Field.of("day", FieldType.DATE, null),
                    Field.of("amount", FieldType.NUMBER, null)));

    @RegisterExtension
    static final BareDatabase DATABASE = BareDatabase.start().migrate();

    private static final Pool POOL = DATABASE.pool();

    @Test
    void areThoseOfTheRollupsUpToAPlaceInTheLedger() {
        accepted("ORIGINAL", 1, Map.of(DAY, "100", DAY.plusDays(1), "7"));
        accepted("CORRECTION", 2, Map.of(DAY, "-20.5"));
        accepted("CORRECTION", 3, Map.of(DAY, "3"));

        PeriodTotals totals =
                new PeriodTotals(null, new Contract(1, "1.0.0", "", new RecordFormat(SCHEMA)), correction());
        try (BulkTransaction tx = BulkTransaction.begin(POOL, Duration.ofMinutes(1))) {
            assertThat(totals.asOf(PeriodTotals.FIRST, tx)).isEqualTo(Map.of("amount", new BigDecimal("100")));
            assertThat(totals.asOf(2, tx)).isEqualTo(Map.of("amount", new BigDecimal("79.5")));
            assertThat(totals.asOf(PeriodTotals.NOW, tx)).isEqualTo(Map.of("amount", new BigDecimal("82.5")));
        }
    }

    private static SealedBatch correction() {
        return new SealedBatch(
                UUID.randomUUID(),
                99,
                "lines",
                "u",
                1,
                BatchKind.CORRECTION,
                new Period(DAY, DAY),
                new Manifest(1, Map.of(), null),
                null,
                NOW,
                NOW,
                "s");
    }

    private static void accepted(String kind, long position, Map<LocalDate, String> amounts) {
        UUID batch = UUID.randomUUID();
        POOL.preparedQuery("""
                        insert into batch (id, interface, unit, contract_version, dataset, kind, period_from, period_to, state,
                            declared_records, declared_totals, opened_at, opened_by, ledger_position, version)
                        values ($1, 'lines', 'u', 1, 'lines', $2, '2010-12-01', '2010-12-02', 'ACCEPTED', 1, '{}', $3, 's', $4, 0)""").executeAndAwait(Tuple.of(batch, kind, NOW.atOffset(ZoneOffset.UTC), position));
        POOL.preparedQuery("insert into rollup values ($1, 1)").executeAndAwait(Tuple.of(batch));
        amounts.forEach(
                (day, amount) -> POOL.preparedQuery("insert into rollup_day (batch, day, measures) values ($1, $2,"
                                + " jsonb_build_object('amount', $3::text, 'lines', '1'))")
                        .executeAndAwait(Tuple.of(batch, day, amount)));
    }
}
