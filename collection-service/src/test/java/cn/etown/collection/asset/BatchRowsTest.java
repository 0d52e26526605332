package cn.etown.collection.asset;

import cn.etown.collection.BareDatabase;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.evidence.record.Field;
import cn.etown.evidence.record.FieldType;
import cn.etown.evidence.record.RecordSchema;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** How the rows of one batch are found in a table that holds many others of the same unit, and was not vacuumed since. */
class BatchRowsTest {

    private static final AssetTable TABLE = new AssetTable(new RecordSchema(
            "lines",
            ZoneId.of("Asia/Shanghai"),
            null,
            null,
            List.of(),
            List.of(),
            List.of(Field.of("number", FieldType.STRING, 1))));

    private static final int BATCHES = 8;

    /** Of each batch; they take more than one range of the index, which has 128 blocks. */
    private static final int ROWS = 20_000;

    @RegisterExtension
    static final BareDatabase DATABASE = BareDatabase.start();

    @BeforeAll
    static void deliver() {
        DATABASE.run("create schema asset");
        TABLE.statements().forEach(DATABASE::run);
        DATABASE.run("alter table asset.lines set (autovacuum_enabled = off)");
        // What the database knows of the table is from its first batch.
        deliver(1);
        DATABASE.run("vacuum analyze asset.lines");
        for (int batch = 2; batch <= BATCHES; batch++) {
            deliver(batch);
        }
    }

    private static void deliver(int batch) {
        DATABASE.run("insert into asset.lines select 'n' || lpad((n * " + BATCHES + " + " + batch
                + ")::text, 9, '0'), 'u', " + batch + ", 1, n, 0, sha256(n::text::bytea) from generate_series(1, "
                + ROWS + ") as n");
    }

    @Test
    void readsLittleMoreThanItsOwnBlocks() {
        try (var tx = BulkTransaction.begin(DATABASE.pool(), Duration.ofSeconds(10))) {
            assertThat(blocksOfTheLast(tx)).isGreaterThan(blocksOfAll() / 2);

            tx.run(TABLE.summarizeBatches());

            assertThat(blocksOfTheLast(tx)).isLessThan(blocksOfAll() * 2 / BATCHES);
            tx.commit();
        }
    }

    /** A vacuum that somebody waits for is broken off. */
    @Test
    void leavesATableAloneThatSomebodyTends() {
        try (var vacuum = BulkTransaction.begin(DATABASE.pool(), Duration.ofSeconds(10));
                var tx = BulkTransaction.begin(DATABASE.pool(), Duration.ofSeconds(1))) {
            vacuum.run("lock table asset.lines in share update exclusive mode");

            assertThat(tx.rows(TABLE.summarizeBatches())).isEmpty();
        }
    }

    private static long blocksOfTheLast(BulkTransaction tx) {
        JsonObject plan = new JsonArray(tx.row("explain (analyze, buffers, format json) select _digest from "
                                + TABLE.ofBatch(String.valueOf(BATCHES)))
                        .orElseThrow()
                        .getValue(0)
                        .toString())
                .getJsonObject(0)
                .getJsonObject("Plan");
        assertThat(plan.getDouble("Actual Rows")).isEqualTo(ROWS);
        return plan.getLong("Shared Hit Blocks") + plan.getLong("Shared Read Blocks");
    }

    private static long blocksOfAll() {
        return Long.parseLong(DATABASE.lines("select (pg_relation_size('asset.lines') / 8192)::text")
                .get(0));
    }
}
