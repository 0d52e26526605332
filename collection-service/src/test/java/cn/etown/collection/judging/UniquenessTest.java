package cn.etown.collection.judging;

import cn.etown.collection.BareDatabase;
import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.judging.Uniqueness.Doubles;
import cn.etown.evidence.record.Field;
import cn.etown.evidence.record.FieldType;
import cn.etown.evidence.record.RecordSchema;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Doubles in a table of which the database knows nothing yet, as each new interface has one. */
class UniquenessTest {

    private static final int ROWS = 2000;

    /** The fields have names that the statement might have used for itself. */
    private static final RecordSchema SCHEMA = new RecordSchema(
            "lines",
            ZoneId.of("Asia/Shanghai"),
            null,
            null,
            List.of(),
            List.of(),
            List.of(text("place", 1), text("kept", 2), text("cell", null)));

    @RegisterExtension
    static final BareDatabase DATABASE = BareDatabase.start().migrate();

    private static final Pool POOL = DATABASE.pool();

    @BeforeEach
    void empty() {
        DATABASE.run("drop table if exists asset.lines");
        new AssetTable(SCHEMA).statements().forEach(DATABASE::run);
        DATABASE.run("alter table asset.lines set (autovacuum_enabled = off)");
        DATABASE.run("delete from quarantine");
        DATABASE.run("delete from batch");
    }

    @Test
    void sendsAwayWhatCameBeforeInTheBatchOrEarlier() {
        long accepted = batch("ACCEPTED");
        long judged = batch("VALIDATING");
        row(accepted, 1, 2, "a", "x");
        row(judged, 1, 2, "a", "x");
        row(judged, 1, 3, "b", "x");
        row(judged, 2, 2, "b", "x");
        row(judged, 2, 3, "b", "y");

        enforce(judged);

        assertThat(DATABASE.lines(
                        "select _part || '/' || _line from asset.lines where _batch = " + judged + " order by 1"))
                .containsExactly("1/3", "2/3");
        assertThat(DATABASE.lines("select part || '/' || line || ' ' || cells from quarantine order by 1"))
                .containsExactly("1/2 [\"a\", \"x\", \"\"]", "2/2 [\"b\", \"x\", \"\"]");
    }

    @Test
    void sendsAwayWhatCameBeforeInTheOnlyBatchThereIs() {
        long judged = batch("VALIDATING");
        row(judged, 2, 2, "a", "x");
        row(judged, 1, 9, "a", "x");
        row(judged, 1, 3, "a", "y");

        enforce(judged);

        assertThat(DATABASE.lines("select _part || '/' || _line from asset.lines order by 1"))
                .containsExactly("1/3", "1/9");
        assertThat(DATABASE.lines("select part || '/' || line from quarantine")).containsExactly("2/2");
    }

    /** Some blocks for each row; looked for anew for each row they were two thousand times as many. */
    @Test
    void looksAtEachRowOnceHoweverLittleIsKnownOfTheTable() {
        long accepted = batch("ACCEPTED");
        long judged = batch("VALIDATING");
        for (long batch : List.of(accepted, judged)) {
            POOL.preparedQuery(
                            "insert into asset.lines select 'p' || n || $1::bigint % 2, 'k', null, 'u', $1::bigint, 1, n, 0, ''"
                                    + " from generate_series(1, " + ROWS + ") as n")
                    .executeAndAwait(Tuple.of(batch));
        }

        var plan = POOL.preparedQuery("explain (analyze, buffers, format json) "
                        + new Uniqueness(new AssetTable(SCHEMA), 100).moveDoubles(new Doubles(true, true, false)))
                .executeAndAwait(Tuple.of(judged, "[]", 100L))
                .iterator()
                .next();
        var root = new JsonArray(plan.getValue(0).toString()).getJsonObject(0).getJsonObject("Plan");

        assertThat(root.getLong("Shared Hit Blocks") + root.getLong("Shared Read Blocks"))
                .isLessThan(50L * ROWS);
    }

    @Test
    void sendsAwayWhatCameInABatchThatWasOpenedLater() {
        long judged = batch("VALIDATING");
        long accepted = batch("ACCEPTED");
        row(judged, 1, 2, "b", "x");
        row(judged, 1, 3, "b", "y");
        row(accepted, 1, 2, "b", "x");

        enforce(judged);

        assertThat(DATABASE.lines("select part || '/' || line from quarantine")).containsExactly("1/2");
    }

    /** What was refused, or is open, is not there for anybody. */
    @Test
    void keepsWhatCameInABatchThatWasNotAccepted() {
        long refused = batch("REFUSED");
        batch("ACCEPTED");
        long judged = batch("VALIDATING");
        row(refused, 1, 2, "a", "x");
        row(judged, 1, 2, "a", "x");

        enforce(judged);

        assertThat(DATABASE.lines("select part || '/' || line from quarantine")).isEmpty();
    }

    /** The keys before and after those of the batch are many, and none is looked for. */
    @Test
    void looksForNoKeyWhereAllAreInARangeOfTheirOwn() {
        long accepted = batch("ACCEPTED");
        long judged = batch("VALIDATING");
        POOL.preparedQuery("""
                        insert into asset.lines select lpad(n::text, 9, '0'), 'k', null, 'u',
                            case when n between $3::int and 2 * $3::int then $2::bigint else $1::bigint end, 1, n, 0, '' from generate_series(1, 3 * $3::int) as n""").executeAndAwait(Tuple.of(accepted, judged, ROWS));
        long before = looks();

        enforce(judged);

        assertThat(looks() - before).isEqualTo(1);
        assertThat(DATABASE.lines("select part || '/' || line from quarantine")).isEmpty();
    }

    /** There are many earlier rows in the range of the keys, and they are not read for the sake of a few later ones. */
    @Test
    void looksOnlyAtWhatCameSinceWhereABatchWasOpenedLater() {
        long earlier = batch("REFUSED");
        long judged = batch("VALIDATING");
        long accepted = batch("ACCEPTED");
        rows(earlier, "a", 20 * ROWS);
        rows(judged, "a", 1);
        rows(judged, "z", 1);
        rows(accepted, "zz", 1);
        DATABASE.run("vacuum analyze asset.lines");
        long before = keysRead();

        enforce(judged);

        assertThat(keysRead() - before).isLessThan(ROWS);
        assertThat(DATABASE.lines("select part || '/' || line from quarantine")).isEmpty();
    }

    /** Whatever type the first field of the key has. */
    @ParameterizedTest
    @CsvSource({
        "STRING, text, \"%, Ω",
        "INTEGER, numeric, -5, 100000000000000000000000000000",
        "NUMBER, numeric, 0.1, 12.34",
        "BOOLEAN, boolean, false, true",
        "DATE, date, 2010-12-01, 9999-12-31",
        "TIMESTAMP, timestamptz, 2010-12-01T08:00:00.123456+08, 2011-01-01T00:00:00Z",
        "TIME, time, 00:00:00.000001, 23:59:59"
    })
    void tellsKeysOfEachType(FieldType type, String sqlType, String one, String other) {
        var schema = new RecordSchema(
                "lines",
                ZoneId.of("Asia/Shanghai"),
                null,
                null,
                List.of(),
                List.of(),
                List.of(Field.of("place", type, 1), text("kept", 2), text("cell", null)));
        DATABASE.run("alter table asset.lines alter \"place\" type " + sqlType + " using null");
        long earlier = batch("ACCEPTED");
        long judged = batch("VALIDATING");
        long later = batch("ACCEPTED");
        typed(earlier, 2, sqlType, one, "x");
        typed(judged, 2, sqlType, one, "x");
        typed(judged, 3, sqlType, other, "x");
        typed(judged, 4, sqlType, one, "y");
        typed(judged, 5, sqlType, one, "y");
        typed(later, 2, sqlType, other, "x");

        enforce(schema, judged);

        assertThat(DATABASE.lines("select part || '/' || line from quarantine order by line"))
                .containsExactly("1/2", "1/3", "1/5");
    }

    /** As of nearly all batches: none of its own keys came twice. */
    @Test
    void sendsAwayWhatCameInOtherBatchesThoughNoKeyOfItsOwnRepeats() {
        long earlier = batch("ACCEPTED");
        long judged = batch("VALIDATING");
        long later = batch("ACCEPTED");
        row(earlier, 1, 2, "a", "x");
        row(judged, 1, 2, "a", "x");
        row(judged, 1, 3, "b", "x");
        row(judged, 1, 4, "c", "x");
        row(later, 1, 2, "c", "x");

        enforce(SCHEMA, judged, false);

        assertThat(DATABASE.lines("select part || '/' || line from quarantine order by line"))
                .containsExactly("1/2", "1/4");
    }

    private static void typed(long batch, long line, String sqlType, String place, String kept) {
        POOL.preparedQuery(
                        "insert into asset.lines values ($1::text::" + sqlType + ", $2, null, 'u', $3, 1, $4, 0, '')")
                .executeAndAwait(Tuple.of(place, kept, batch, line));
    }

    private static void rows(long batch, String prefix, int rows) {
        POOL.preparedQuery("insert into asset.lines select $1::text || n, 'k', null, 'u', $2::bigint, 1, n, 0, ''"
                        + " from generate_series(1, $3::int) as n")
                .executeAndAwait(Tuple.of(prefix, batch, rows));
    }

    private static void enforce(long judged) {
        enforce(SCHEMA, judged);
    }

    private static void enforce(RecordSchema schema, long judged) {
        enforce(schema, judged, true);
    }

    private static void enforce(RecordSchema schema, long judged, boolean mayRepeat) {
        try (BulkTransaction tx = BulkTransaction.begin(POOL, Duration.ofMinutes(1))) {
            new Uniqueness(new AssetTable(schema), 100).enforce(tx, "u", judged, mayRepeat);
            tx.run("select pg_stat_force_next_flush()");
            tx.commit();
        }
    }

    /** How often the key's index was searched. */
    private static long looks() {
        return ofKeyIndex("idx_scan");
    }

    private static long keysRead() {
        return ofKeyIndex("idx_tup_read");
    }

    private static long ofKeyIndex(String count) {
        return Long.parseLong(DATABASE.lines("select " + count
                        + "::text from pg_stat_user_indexes where indexrelid = 'asset._lines_key'::regclass")
                .get(0));
    }

    private static long batch(String state) {
        return POOL.preparedQuery("""
                        insert into batch (id, interface, unit, contract_version, dataset, kind, period_from, period_to, state,
                            declared_records, declared_totals, opened_at, opened_by, version)
                        values ($1, 'lines', 'u', 1, 'lines', 'ORIGINAL', '2010-12-01', '2010-12-01', $2, 1, '{}', $3, 's', 0)
                        returning number""")
                .executeAndAwait(
                        Tuple.of(UUID.randomUUID(), state, OffsetDateTime.of(2010, 12, 1, 8, 0, 0, 0, ZoneOffset.UTC)))
                .iterator()
                .next()
                .getLong("number");
    }

    private static void row(long batch, int part, long line, String place, String kept) {
        POOL.preparedQuery("insert into asset.lines values ($1, $2, null, 'u', $3, $4, $5, 0, '')")
                .executeAndAwait(Tuple.of(place, kept, batch, part, line));
    }

    private static Field text(String name, Integer key) {
        return Field.of(name, FieldType.STRING, key);
    }
}
