package cn.etown.collection.asset;

import cn.etown.collection.BareDatabase;
import cn.etown.collection.asset.VisibleKeys.Asker;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.evidence.record.Field;
import cn.etown.evidence.record.FieldType;
import cn.etown.evidence.record.RecordSchema;
import cn.etown.evidence.record.ReferenceRule;
import cn.etown.evidence.record.ReferenceRule.Scope;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** What values refer to, in a dataset of which the database knows nothing yet. */
class VisibleKeysTest {

    private static final Instant NOW = Instant.parse("2010-12-03T08:00:00Z");
    private static final int ROWS = 20_000;
    private static final ReferenceRule TO_ALL = new ReferenceRule("product", "goods", "code", Scope.ALL);
    private static final ReferenceRule TO_OWN = new ReferenceRule("product", "goods", "code", Scope.OWN_UNIT);

    private static final AssetTable GOODS = new AssetTable(new RecordSchema(
            "goods",
            ZoneId.of("Asia/Shanghai"),
            null,
            null,
            List.of(),
            List.of(),
            List.of(Field.of("code", FieldType.STRING, 1))));

    @RegisterExtension
    static final BareDatabase DATABASE = BareDatabase.start().migrate();

    private static final Pool POOL = DATABASE.pool();

    @BeforeEach
    void empty() {
        DATABASE.run("drop table if exists asset.goods");
        GOODS.statements().forEach(DATABASE::run);
        DATABASE.run("alter table asset.goods set (autovacuum_enabled = off)");
        DATABASE.run("delete from supersession");
        DATABASE.run("delete from batch");
        DATABASE.run("delete from key_index");
    }

    @Test
    void areLookedUpOneByOneOfAllUnitsHoweverManyThereAre() {
        fill(batch("ACCEPTED", 1));
        makeIndexes();

        assertThat(missing(TO_ALL, "g1", "g19999", "none")).containsExactly("none");
        assertThat(rowsRead(TO_ALL)).isLessThan(100);
        DATABASE.run("analyze");
        assertThat(rowsRead(TO_ALL)).isLessThan(100);
    }

    @Test
    void areLookedUpOneByOneOfTheOwnUnit() {
        fill(batch("ACCEPTED", 1));

        assertThat(missing(TO_OWN, "g0", "g1", "none")).containsExactly("g1", "none");
        assertThat(rowsRead(TO_OWN)).isLessThan(100);
        DATABASE.run("analyze");
        assertThat(rowsRead(TO_OWN)).isLessThan(100);
    }

    /** Then all are looked through, once. */
    @Test
    void areFoundWhileTheIndexIsNotMade() {
        fill(batch("ACCEPTED", 1));

        assertThat(missing(TO_ALL, "g1", "g19999", "none")).containsExactly("none");
        assertThat(rowsRead(TO_ALL)).isEqualTo(ROWS);
    }

    @Test
    void getTheirIndexOnceAndAgainWhereItWasLeftHalfMade() {
        fill(batch("ACCEPTED", 1));
        makeIndexes();
        String made = index();
        DATABASE.run("update pg_index set indisvalid = false where indexrelid = 'asset." + made + "'::regclass");
        DATABASE.run("update key_index set made = false");

        makeIndexes();

        assertThat(index()).isEqualTo(made);
        assertThat(missing(TO_ALL, "g1", "none")).containsExactly("none");
        assertThat(rowsRead(TO_ALL)).isLessThan(100);
    }

    /** Whoever was judged first: the batch that asks was sealed in second 10. */
    @Test
    void areThoseOfWhatWasSealedBefore() {
        makeIndexes();
        long before = batch("ACCEPTED_WITH_REJECTS", 9);
        row(before, 1, "u", "kept");
        row(before, 2, "u", "withdrawn before");
        row(before, 3, "u", "withdrawn after");
        row(batch("ACCEPTED", 11), 1, "u", "sealed after");
        row(batch("REFUSED", 8), 1, "u", "refused");
        row(batch("VALIDATING", 7), 1, "u", "not judged");
        supersede(before, 2, batch("ACCEPTED", 9));
        supersede(before, 3, batch("ACCEPTED", 11));

        for (ReferenceRule rule : List.of(TO_ALL, TO_OWN)) {
            assertThat(missing(
                            rule,
                            "kept",
                            "withdrawn before",
                            "withdrawn after",
                            "sealed after",
                            "refused",
                            "not judged"))
                    .containsExactly("not judged", "refused", "sealed after", "withdrawn before");
        }
    }

    @Test
    void areThoseWhoseTextIsTheSameHoweverItIsSpelt() {
        row(batch("ACCEPTED", 1), 1, "u", "caf\u00e9");

        assertThat(missing(TO_OWN, "cafe\u0301", "caf\u00e9", "cafe")).containsExactly("cafe");
    }

    private static void makeIndexes() {
        DATABASE.run("insert into key_index (dataset, field) values ('goods', 'code') on conflict do nothing");
        new KeyIndexes(POOL, Clock.systemUTC()).makeAll().await().indefinitely();
        assertThat(POOL.query("select from key_index where made")
                        .executeAndAwait()
                        .rowCount())
                .isEqualTo(1);
    }

    private static String index() {
        return POOL.query("select relname from pg_class where relname like '\\_by\\_%'")
                .executeAndAwait()
                .iterator()
                .next()
                .getString(0);
    }

    /** Half of them are of the unit that asks. */
    private static void fill(long batch) {
        DATABASE.run("insert into asset.goods select 'g' || n, case n % 2 when 0 then 'u' else 'v' end, " + batch
                + ", 1, n, 0, '' from generate_series(0, " + (ROWS - 1) + ") as n");
    }

    private static List<String> missing(ReferenceRule rule, String... values) {
        try (BulkTransaction tx = BulkTransaction.begin(POOL, Duration.ofMinutes(1))) {
            ask(rule, tx, values);
            return tx.rows("select value from missing_value order by value")
                    .map(row -> row.getString(0))
                    .toList();
        }
    }

    /** How many rows of the other dataset are looked at for three values. */
    private static long rowsRead(ReferenceRule rule) {
        try (BulkTransaction tx = BulkTransaction.begin(POOL, Duration.ofMinutes(1))) {
            long before = rowsRead(tx);
            ask(rule, tx, "g1", "g19999", "none");
            return rowsRead(tx) - before;
        }
    }

    /** By this connection, since the database last put down what it did. */
    private static long rowsRead(BulkTransaction tx) {
        return tx.row("""
                        select seq_tup_read + idx_tup_fetch as rows from pg_stat_xact_user_tables
                        where relid = 'asset.goods'::regclass""").orElseThrow().getLong("rows");
    }

    private static void ask(ReferenceRule rule, BulkTransaction tx, String... values) {
        tx.run(
                "create temp table referred_value on commit drop as select value, "
                        + VisibleKeys.asKey("value", FieldType.STRING) + " as key from unnest($1::text[]) as v (value)",
                (Object) values);
        VisibleKeys.findMissing(rule, new Asker("u", NOW.plusSeconds(10), 0), tx);
    }

    private static long batch(String state, int sealedAtSecond) {
        return POOL.preparedQuery("""
                        insert into batch (id, interface, unit, contract_version, dataset, kind, period_from, period_to, state,
                            declared_records, declared_totals, opened_at, opened_by, sealed_at, version)
                        values ($1, 'goods', 'u', 1, 'goods', 'ORIGINAL', '2010-12-01', '2010-12-01', $2, 1, '{}', $3, 's', $3, 0)
                        returning number""")
                .executeAndAwait(Tuple.of(
                        UUID.randomUUID(),
                        state,
                        NOW.plusSeconds(sealedAtSecond).atOffset(ZoneOffset.UTC)))
                .iterator()
                .next()
                .getLong("number");
    }

    private static void row(long batch, long line, String unit, String code) {
        POOL.preparedQuery("insert into asset.goods values ($1, $2, $3, 1, $4, 0, '')")
                .executeAndAwait(Tuple.of(code, unit, batch, line));
    }

    private static void supersede(long batch, long line, long by) {
        POOL.preparedQuery("insert into supersession values ($1, 1, $2, $3)")
                .executeAndAwait(Tuple.of(batch, line, by));
    }
}
