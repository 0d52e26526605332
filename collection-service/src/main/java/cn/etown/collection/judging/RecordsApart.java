package cn.etown.collection.judging;

import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.asset.RecordSets;
import cn.etown.collection.bulk.BulkTransaction;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/**
 * The records of a large batch, read on a connection of their own while its judge is at other work. They lie there since before the
 * batch was sealed, and only its judge changes them: what is read holds unless he refuses some himself. What is closed before it was
 * read to its end is given up before the next statement, bucket or record.
 */
final class RecordsApart implements AutoCloseable {

    private static final Duration LOCK_TIMEOUT = Duration.ofMinutes(1);

    private final CompletableFuture<RecordSets> sets;
    private volatile boolean closed;

    private RecordsApart(Pool pool, AssetTable asset, long number, long records) {
        sets = CompletableFuture.supplyAsync(
                () -> read(pool, asset, number, records), Infrastructure.getDefaultExecutor());
    }

    /** Begins to read. */
    static RecordsApart begin(Pool pool, AssetTable asset, long number, long records) {
        return new RecordsApart(pool, asset, number, records);
    }

    private RecordSets read(Pool pool, AssetTable asset, long number, long records) {
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            tx.run(RecordSets.WITH_WORK_MEMORY);
            return RecordSets.of(tx, asset, number, records, this::requireWanted);
        }
    }

    private void requireWanted() {
        if (closed) {
            throw new CancellationException();
        }
    }

    /** Waits until they are read. */
    RecordSets join() {
        return sets.join();
    }

    @Override
    public void close() {
        closed = true;
    }
}
