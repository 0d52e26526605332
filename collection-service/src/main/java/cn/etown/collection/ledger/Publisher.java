package cn.etown.collection.ledger;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.evidence.ledger.Checkpoint;
import cn.etown.evidence.ledger.Hash;
import cn.etown.evidence.ledger.Proofs;
import cn.etown.evidence.ledger.SignedNote;
import cn.etown.evidence.ledger.Tile;
import cn.etown.kit.feed.Outbox;
import io.quarkus.scheduler.Scheduled;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Publishes the ledger: takes the receipts that were given their places into the tree and signs a checkpoint of it. One replica
 * does so at a time. Before a checkpoint is in the database it is in {@link LedgerMemory}, so that none is ever forgotten.
 */
@ApplicationScoped
class Publisher {

    private static final Logger LOG = Logger.getLogger(Publisher.class);
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);
    /** Receipts that one checkpoint adds at most, so that a ledger that was never published is taken in by and by. */
    private static final long MOST_ADDED = 65_536;

    private final Pool pool;
    private final LedgerKeys keys;
    private final LedgerMemory memory;
    private final Outbox outbox;
    private final Clock clock;
    /** Whether the database was held against what was published before, which is looked at anew whenever there is more to publish. */
    private volatile boolean held;

    Publisher(Pool pool, LedgerKeys keys, LedgerMemory memory, Outbox outbox, Clock clock) {
        this.pool = pool;
        this.keys = keys;
        this.memory = memory;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(every = "${etown.ledger.publish-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void publishAll() {
        boolean more = true;
        while (more) {
            more = publishNext();
        }
    }

    /** Whether a checkpoint was published, and there may be more to publish. */
    boolean publishNext() {
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            boolean published = publish(tx);
            tx.commit();
            return published;
        } catch (LedgerForked forked) {
            LOG.fatal(forked.getMessage());
            return false;
        }
    }

    private boolean publish(BulkTransaction tx) {
        if (held && lastSize(tx) == position(tx)
                || tx.row("select from ledger_publisher for update skip locked").isEmpty()) {
            return false;
        }
        long from = lastSize(tx);
        long position = position(tx);
        long before = Math.max(from, 0);
        long remembered = memory.newest().map(Checkpoint::size).orElse(0L);
        long size = Math.min(position, Math.max(before + MOST_ADDED, remembered));
        LedgerHashes hashes = new LedgerHashes(tx);
        addNodes(before, size, hashes, tx);
        memory.newest().ifPresent(published -> requireHeld(published, position, hashes));
        held = true;
        if (position == from) {
            return false;
        }
        publish(new Checkpoint(keys.origin(), size, Proofs.root(size, hashes)), tx);
        return size < position;
    }

    /** The size of the newest checkpoint, or -1 where there is none. */
    private static long lastSize(BulkTransaction tx) {
        return tx.row("select coalesce(max(size), -1) as size from ledger_checkpoint")
                .orElseThrow()
                .getLong("size");
    }

    private static long position(BulkTransaction tx) {
        return tx.row("select position from ledger_head").orElseThrow().getLong("position");
    }

    /** That the ledger still holds, unchanged, what was published of it. */
    private void requireHeld(Checkpoint published, long position, LedgerHashes hashes) {
        if (published.size() > position) {
            throw new LedgerForked(published, "the database holds " + position);
        }
        Hash found = Proofs.root(published.size(), hashes);
        if (!found.equals(published.root())) {
            throw new LedgerForked(published, "the root of as many in the database is " + found);
        }
    }

    /**
     * The roots of the tiles that have become full between the trees of {@code before} and {@code size} receipts. Receipts never
     * change, so what is there already is what would be written.
     */
    static void addNodes(long before, long size, LedgerHashes hashes, BulkTransaction tx) {
        for (int level = 1; Tile.hashes(level, size) > 0; level++) {
            for (long index = Tile.hashes(level, before); index < Tile.hashes(level, size); index++) {
                Hash root = Hash.above(hashes.read(level - 1, index * Tile.WIDTH, Tile.WIDTH));
                tx.run(
                        "insert into ledger_node (level, index, hash) values ($1, $2, $3) on conflict do nothing",
                        level,
                        index,
                        Buffer.buffer(root.bytes()));
            }
        }
    }

    private void publish(Checkpoint checkpoint, BulkTransaction tx) {
        SignedNote note = keys.sign(checkpoint);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        memory.keep(note);
        tx.run(
                "insert into ledger_checkpoint (size, root, note, signed_at) values ($1, $2, $3, $4)",
                checkpoint.size(),
                Buffer.buffer(checkpoint.root().bytes()),
                note.note(),
                now.atOffset(ZoneOffset.UTC));
        tx.await(connection -> outbox.append(CheckpointPublished.of(checkpoint, note, now), connection));
    }
}
