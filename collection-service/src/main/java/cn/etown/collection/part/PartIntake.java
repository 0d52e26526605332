package cn.etown.collection.part;

import cn.etown.collection.batch.IntakeLimits;
import cn.etown.collection.batch.SizeLimits;
import cn.etown.collection.bulk.CopyTransaction;
import cn.etown.collection.profile.domain.RecordProfile;
import cn.etown.collection.rollup.PartRollup;
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

import java.time.Instant;
import java.util.stream.LongStream;

/**
 * Brings the records of one part into the database. Those that conform go there as they are read, the others chunk by chunk; so
 * memory stays bounded whatever the part's size.
 */
final class PartIntake {

    private static final String INSERT_BAD = """
            insert into quarantine (batch, part, cells, cells_are, failures, more_failures, line, bucket, digest)
            select ?, ?, cells::jsonb, cells_are, failures::jsonb, more_failures, line, bucket, digest
            from unnest(?, ?, ?, ?, ?, ?, ?)
                as t (cells, cells_are, failures, more_failures, line, bucket, digest)""";

    private static final String INSERT_WITHDRAWALS = """
            insert into withdrawal (batch, part, key, line, bucket, digest)
            select ?, ?, key::jsonb, line, bucket, digest
            from unnest(?, ?, ?, ?) as t (key, line, bucket, digest)""";

    private final PartTarget target;
    private final RecordFormat format;
    private final PartSettings settings;
    private final SizeLimits sizes;
    private final CopyTransaction tx;
    private final Totals totals;
    private final RuleCounts ruleCounts;
    private final RecordProfile profile;
    private final PartRollup rollup;

    private long records;
    private long good;

    /**
     * @param profile counts the records as they stream by
     * @param rollup adds up those of them that go into the table of their dataset
     */
    PartIntake(
            PartTarget target,
            RecordFormat format,
            RecordProfile profile,
            PartRollup rollup,
            PartSettings settings,
            SizeLimits sizes,
            CopyTransaction tx) {
        this.target = target;
        this.format = format;
        this.profile = profile;
        this.rollup = rollup;
        this.settings = settings;
        this.sizes = sizes;
        this.tx = tx;
        totals = format.totals();
        ruleCounts = format.ruleCounts();
    }

    /** Reads {@code content}, which is in the form {@code sent}, to its end; returns when everything is inserted. */
    void take(PartContent content, ContentFormat sent) {
        RecordReader reader = format.under(content.open(sent, format), target.period());
        try (AssetRows rows = new AssetRows(format.schema(), target, tx)) {
            read(content, reader, rows);
        }
        // What follows the records, such as the end of an archive, is part of the content too.
        content.skip();
        requireRoom(content.length());
    }

    private void read(PartContent content, RecordReader reader, AssetRows rows) {
        Chunk others = new Chunk(format.schema());
        long chunkStart = 0;
        for (TextRecord row = content.next(); row != null; row = content.next()) {
            ReadRecord record = row.typedBy(reader);
            count(record);
            requireRoom(content.length());
            if (record.isGood() && !record.withdraws()) {
                rows.add(record);
                rollup.add(record);
                continue;
            }
            rows.pause();
            if (others.records() == 0) {
                chunkStart = content.handled();
            }
            others.add(isKept(record) ? record : record.withoutCells());
            if (isFull(others, content.handled() - chunkStart)) {
                rows.finish();
                insert(others);
                others = new Chunk(format.schema());
            }
        }
        rows.finish();
        insert(others);
    }

    long records() {
        return records;
    }

    long good() {
        return good;
    }

    /** What is told of the part once it is taken. */
    PartView taken(int number, SentAs sent, PartContent content, Instant at) {
        return new PartView(
                number, content.digest(), sent.format().text(), content.length(), records, good, records - good, at);
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
        if (chunk.hasBad()) {
            tx.run(INSERT_BAD, chunk.badColumns(target.batch(), target.part()));
        }
        if (chunk.hasWithdrawals()) {
            tx.run(INSERT_WITHDRAWALS, chunk.withdrawalColumns(target.batch(), target.part()));
        }
    }
}
