package cn.etown.collection.part;

import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.batch.IntakeLimits;
import cn.etown.collection.batch.SizeLimits;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.profile.domain.RecordProfile;
import cn.etown.evidence.content.ContentFormat;
import cn.etown.evidence.content.TextRecord;
import cn.etown.evidence.record.Decimals;
import cn.etown.evidence.record.ReadRecord;
import cn.etown.evidence.record.RecordFormat;
import cn.etown.evidence.record.RecordReader;
import cn.etown.evidence.record.RuleCounts;
import cn.etown.evidence.record.Totals;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import io.vertx.core.json.JsonObject;

import java.util.stream.LongStream;

/**
 * Brings the records of one part into the database, chunk by chunk: while one is being inserted the next one is read, and
 * nothing more is read before that is done, so memory stays bounded whatever the part's size.
 */
final class PartIntake {

    private static final String INSERT_BAD = """
            insert into quarantine (batch, part, cells, cells_are, failures, more_failures, line, bucket, digest)
            select $1::bigint, $2::integer, cells::jsonb, cells_are, failures::jsonb, more_failures, line, bucket, digest
            from unnest($3::text[], $4::text[], $5::text[], $6::integer[], $7::bigint[], $8::smallint[], $9::bytea[])
                as t (cells, cells_are, failures, more_failures, line, bucket, digest)""";

    private static final String INSERT_WITHDRAWALS = """
            insert into withdrawal (batch, part, key, line, bucket, digest)
            select $1::bigint, $2::integer, key::jsonb, line, bucket, digest
            from unnest($3::text[], $4::bigint[], $5::smallint[], $6::bytea[]) as t (key, line, bucket, digest)""";

    private final PartTarget target;
    private final RecordFormat format;
    private final PartSettings settings;
    private final SizeLimits sizes;
    private final BulkTransaction tx;
    private final String insertGood;
    private final Totals totals;
    private final RuleCounts ruleCounts;
    private final RecordProfile profile;
    /** Waits for the chunk that is being inserted. */
    private Runnable inserted = () -> {};

    private long records;
    private long good;

    /** @param profile counts the records as they stream by */
    PartIntake(
            PartTarget target,
            RecordFormat format,
            RecordProfile profile,
            PartSettings settings,
            SizeLimits sizes,
            BulkTransaction tx) {
        this.target = target;
        this.format = format;
        this.profile = profile;
        this.settings = settings;
        this.sizes = sizes;
        this.tx = tx;
        insertGood = new AssetTable(format.schema()).insert();
        totals = format.totals();
        ruleCounts = format.ruleCounts();
    }

    /** Reads {@code content}, which is in the form {@code sent}, to its end; returns when everything is inserted. */
    void take(PartContent content, ContentFormat sent) {
        RecordReader reader = format.under(content.open(sent, format), target.period());
        Chunk chunk = new Chunk(format.schema());
        long chunkStart = content.handled();
        for (TextRecord row = content.next(); row != null; row = content.next()) {
            ReadRecord record = row.typedBy(reader);
            count(record);
            requireRoom(content.length());
            chunk.add(isKept(record) ? record : record.withoutCells());
            if (isFull(chunk, content.handled() - chunkStart)) {
                insert(chunk);
                chunk = new Chunk(format.schema());
                chunkStart = content.handled();
            }
        }
        insert(chunk);
        inserted.run();
        // What follows the records, such as the end of an archive, is part of the content too.
        content.skip();
        requireRoom(content.length());
    }

    long records() {
        return records;
    }

    long good() {
        return good;
    }

    /** The control totals of the part, as JSON. */
    String totals() {
        JsonObject texts = new JsonObject();
        totals.byName().forEach((name, total) -> texts.put(name, Decimals.text(total)));
        return texts.encode();
    }

    /** What the rules on the whole delivery counted of the part, in their order. */
    Long[] ruleCounts() {
        return LongStream.of(ruleCounts.byRule()).boxed().toArray(Long[]::new);
    }

    private void count(ReadRecord record) {
        records++;
        if (records > target.mostRecords()) {
            throw new RuleRefused(
                            "more-than-declared",
                            new Text(
                                    "分片使批次的记录数远超清单所声明的数目",
                                    "With this part the batch has far more records than its manifest declares"))
                    .withClause("R4.3b");
        }
        good += record.isGood() ? 1 : 0;
        totals.add(record);
        ruleCounts.add(record);
        profile.add(record);
    }

    private void requireRoom(long bytes) {
        sizes.requireBytes(target.bytesBefore() + bytes);
        if (bytes > target.bytesLeftToday()) {
            throw IntakeLimits.tooMuchToday();
        }
    }

    /** Whether the cells of a record are kept, which must be counted already: those of all good ones are. */
    private boolean isKept(ReadRecord record) {
        return record.isGood() || records - good <= target.keptRefused();
    }

    private boolean isFull(Chunk chunk, long bytes) {
        return chunk.records() >= settings.chunkRows()
                || bytes + chunk.failureWeight() >= settings.chunkSize().asLongValue();
    }

    private void insert(Chunk chunk) {
        inserted.run();
        if (chunk.hasBad()) {
            tx.await(INSERT_BAD, chunk.badColumns(target.batch(), target.part()));
        }
        if (chunk.hasWithdrawals()) {
            tx.await(INSERT_WITHDRAWALS, chunk.withdrawalColumns(target.batch(), target.part()));
        }
        if (chunk.hasGood()) {
            inserted = tx.start(insertGood, chunk.goodColumns(target.unit(), target.batch(), target.part()));
        }
    }
}
