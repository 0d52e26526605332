package cn.etown.collection.judging;

import cn.etown.collection.BareDatabase;
import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.asset.AssetTables;
import cn.etown.collection.batch.domain.BatchKind;
import cn.etown.collection.batch.domain.Correction;
import cn.etown.collection.batch.domain.Manifest;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.evidence.record.Field;
import cn.etown.evidence.record.FieldType;
import cn.etown.evidence.record.Period;
import cn.etown.evidence.record.RecordSchema;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** What is visible after any batches, as a map from keys to records has it. */
class ReplacementLawsTest {

    private static final LocalDate FIRST = LocalDate.of(2010, 12, 1);
    private static final List<String> INTERFACES = List.of("one", "other");

    private static final AssetTable TABLE = new AssetTable(new RecordSchema(
            "lines",
            ZoneId.of("Asia/Shanghai"),
            null,
            "day",
            List.of(),
            List.of(),
            List.of(
                    field("order", FieldType.STRING, 1),
                    field("number", FieldType.NUMBER, 2),
                    field("quantity", FieldType.INTEGER, null),
                    field("day", FieldType.DATE, null))));

    /** By architecture.md, "Batches and rows". */
    private static final String VISIBLE = """
            select "order" || '/' || trim_scale(a."number") as key, quantity::int || ' on ' || day || ' by ' || interface as record
            from asset.lines a join batch b on b.number = a._batch
            where _unit = $1 and b.ledger_position <= $2 and b.state = 'ACCEPTED' and not exists (
                select 1 from supersession s join batch by on by.number = s.by_batch
                where s.row_batch = _batch and s.row_part = _part and s.row_line = _line and by.ledger_position <= $2)""";

    private static BareDatabase database;
    private static Pool pool;
    private static long positions;

    @BeforeContainer
    static void start() {
        database = BareDatabase.start().migrate();
        pool = database.pool();
        pool.withTransaction(tx -> new AssetTables().prepare(TABLE, tx)).await().indefinitely();
    }

    @AfterContainer
    static void stop() throws IOException {
        database.close();
    }

    /** A line of a part; one that withdraws has only its key. */
    record Line(int part, boolean withdraws, String order, String number, int quantity, int day) {

        String key() {
            return order + "/" + number;
        }
    }

    /** A batch by one of the interfaces; of a correction the days {@code from} to {@code from + days} are the period. */
    record Sent(int by, boolean corrects, boolean isTaken, int from, int days, List<Line> lines) {

        Period period() {
            return new Period(FIRST.plusDays(from), FIRST.plusDays(from + days));
        }

        /** A record happens in the period of its batch. */
        LocalDate dayOf(Line line) {
            return FIRST.plusDays(from + line.day() % (days + 1));
        }
    }

    @Provide
    Arbitrary<List<Sent>> batches() {
        var lines = Combinators.combine(
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.of(true, false),
                        Arbitraries.of("a", "b", "\u4e2d"),
                        Arbitraries.of("1", "2.5"),
                        Arbitraries.integers().between(1, 99),
                        Arbitraries.integers().between(0, 2))
                .as(Line::new);
        return Combinators.combine(
                        Arbitraries.frequency(net.jqwik.api.Tuple.of(4, 0), net.jqwik.api.Tuple.of(1, 1)),
                        Arbitraries.frequency(net.jqwik.api.Tuple.of(3, true), net.jqwik.api.Tuple.of(2, false)),
                        Arbitraries.frequency(net.jqwik.api.Tuple.of(5, true), net.jqwik.api.Tuple.of(1, false)),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 2),
                        lines.list().ofMaxSize(6))
                .as(Sent::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Property(tries = 60)
    void anyBatchesShowAtEachPositionWhatAMapOfRecordsHas(@ForAll("batches") List<Sent> batches) {
        String unit = UUID.randomUUID().toString();
        Model model = new Model();
        Map<Long, Map<String, String>> expected = new TreeMap<>();

        for (Sent batch : batches) {
            long position = judge(unit, batch);
            model.take(batch);
            expected.put(position, model.texts());
            assertThat(quarantined(position)).isEqualTo(model.refused);
        }

        expected.forEach(
                (position, records) -> assertThat(visible(unit, position)).isEqualTo(records));
    }

    /** The whole rule for keys, as plainly as can be. */
    private static final class Model {

        private record Row(int by, LocalDate day, int quantity) {}

        private final Map<String, Row> rows = new TreeMap<>();
        private long refused;

        void take(Sent batch) {
            Map<String, Row> after = new TreeMap<>(rows);
            Set<String> seen = new HashSet<>();
            refused = 0;
            for (Line line : inOrder(batch)) {
                if (!seen.add(line.key()) || !fits(batch, line)) {
                    refused++;
                } else if (withdraws(batch, line)) {
                    after.remove(line.key());
                } else {
                    after.put(line.key(), new Row(batch.by(), batch.dayOf(line), line.quantity()));
                }
            }
            if (batch.isTaken()) {
                rows.clear();
                rows.putAll(after);
            }
        }

        private boolean fits(Sent batch, Line line) {
            Row there = rows.get(line.key());
            if (there == null) {
                return !withdraws(batch, line);
            }
            return batch.corrects()
                    && there.by() == batch.by()
                    && batch.period().contains(there.day());
        }

        Map<String, String> texts() {
            Map<String, String> texts = new TreeMap<>();
            rows.forEach((key, row) ->
                    texts.put(key, row.quantity() + " on " + row.day() + " by " + INTERFACES.get(row.by())));
            return texts;
        }
    }

    private static boolean withdraws(Sent batch, Line line) {
        return batch.corrects() && line.withdraws();
    }

    /** By part; the sort is stable, so lines of a part stay in the order in which they are sent. */
    private static List<Line> inOrder(Sent batch) {
        List<Line> lines = new ArrayList<>(batch.lines());
        lines.sort(Comparator.comparing(Line::part));
        return lines;
    }

    /** However much the asset holds, a correction looks at what it names. */
    @Example
    void findsFewRowsAmongManyByTheirKey() {
        String unit = UUID.randomUUID().toString();
        SealedBatch original = open(unit, new Sent(0, false, true, 0, 0, List.of()));
        pool.preparedQuery("""
                        insert into asset.lines select 'o' || n, 1, 1, date '2010-12-01', $1, $2, 1, n, 0, ''
                        from generate_series(1, 50000) as n""").executeAndAwait(Tuple.of(unit, original.number()));
        settle(original, true);
        SealedBatch correction = open(unit, new Sent(0, true, true, 0, 0, List.of()));
        for (int i = 1; i <= 5; i++) {
            withdraw(correction.number(), 1, i, new Line(1, true, "o" + i, "1", 0, 0));
        }
        Replacement replacement = new Replacement(TABLE, 100);

        try (BulkTransaction tx = BulkTransaction.begin(pool, Duration.ofMinutes(1))) {
            replacement.rankLines(tx, correction);
            var plan = tx.row(
                            "explain (analyze, buffers, format json) " + replacement.findRows(),
                            unit,
                            "one",
                            FIRST,
                            FIRST)
                    .orElseThrow();
            var root =
                    new JsonArray(plan.getValue(0).toString()).getJsonObject(0).getJsonObject("Plan");

            assertThat(replacement.rows(tx)).isEqualTo(5);
            assertThat(root.getLong("Shared Hit Blocks") + root.getLong("Shared Read Blocks"))
                    .isLessThan(200);
        }
    }

    /** Returns its place in the ledger. */
    private static long judge(String unit, Sent sent) {
        SealedBatch batch = open(unit, sent);
        List<Line> lines = inOrder(sent);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (withdraws(sent, line)) {
                withdraw(batch.number(), line.part(), i + 2, line);
            } else {
                put(unit, batch.number(), i + 2, line, sent.dayOf(line));
            }
        }
        try (BulkTransaction tx = BulkTransaction.begin(pool, Duration.ofMinutes(1))) {
            if (sent.corrects()) {
                Replacement replacement = new Replacement(TABLE, 100);
                replacement.find(tx, batch, version -> TABLE);
                if (sent.isTaken()) {
                    replacement.supersede(tx, batch.number());
                }
            } else {
                new Uniqueness(TABLE, 100).enforce(tx, unit, batch.number(), true);
            }
            tx.commit();
        }
        return settle(batch, sent.isTaken());
    }

    private static SealedBatch open(String unit, Sent sent) {
        UUID id = UUID.randomUUID();
        BatchKind kind = sent.corrects() ? BatchKind.CORRECTION : BatchKind.ORIGINAL;
        Period period = sent.period();
        String interfaceCode = INTERFACES.get(sent.by());
        long number = pool.preparedQuery("""
                        insert into batch (id, interface, unit, contract_version, dataset, kind, period_from, period_to, state,
                            declared_records, declared_totals, opened_at, opened_by, version)
                        values ($1, $2, $3, 1, 'lines', $4, $5, $6, 'VALIDATING', 1, '{}', $7, 's', 0) returning number""")
                .executeAndAwait(Tuple.from(List.of(
                        id,
                        interfaceCode,
                        unit,
                        kind.name(),
                        period.from(),
                        period.to(),
                        OffsetDateTime.of(2010, 12, 9, 8, 0, 0, 0, ZoneOffset.UTC))))
                .iterator()
                .next()
                .getLong("number");
        return new SealedBatch(
                id,
                number,
                interfaceCode,
                unit,
                1,
                kind,
                period,
                new Manifest(1, Map.of(), null),
                sent.corrects() ? new Correction("why", null) : null,
                Instant.EPOCH,
                Instant.EPOCH,
                "s");
    }

    private static long settle(SealedBatch batch, boolean taken) {
        long position = ++positions;
        pool.preparedQuery("update batch set state = $2, ledger_position = $3 where id = $1")
                .executeAndAwait(Tuple.of(batch.id(), taken ? "ACCEPTED" : "REFUSED", position));
        return position;
    }

    private static void put(String unit, long batch, long line, Line sent, LocalDate day) {
        pool.preparedQuery(
                        "insert into asset.lines values ($1, cast($2 as text)::numeric, $3, $4, $5, $6, $7, $8, 0, '')")
                .executeAndAwait(Tuple.from(
                        List.of(sent.order(), sent.number(), sent.quantity(), day, unit, batch, sent.part(), line)));
    }

    private static void withdraw(long batch, int part, long line, Line sent) {
        pool.preparedQuery("insert into withdrawal (batch, part, line, bucket, digest, key)"
                        + " values ($1, $2, $3, 0, $4, cast(cast($5 as text) as jsonb))")
                .executeAndAwait(Tuple.of(
                        batch,
                        part,
                        line,
                        Buffer.buffer(),
                        new JsonArray().add(sent.order()).add(sent.number()).encode()));
    }

    private static Map<String, String> visible(String unit, long position) {
        Map<String, String> visible = new TreeMap<>();
        pool.preparedQuery(VISIBLE)
                .executeAndAwait(Tuple.of(unit, position))
                .forEach(row -> assertThat(visible.put(row.getString("key"), row.getString("record")))
                        .as("one row of a key")
                        .isNull());
        return visible;
    }

    private static long quarantined(long position) {
        return pool.preparedQuery(
                        "select count(*) from quarantine q join batch b on b.number = q.batch where b.ledger_position = $1")
                .executeAndAwait(Tuple.of(position))
                .iterator()
                .next()
                .getLong(0);
    }

    private static Field field(String name, FieldType type, Integer key) {
        return new Field(
                name, null, type, true, key, null, null, null, null, null, null, null, null, null, null, null, null,
                null);
    }
}
