package cn.etown.collection.ledger;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.receipt.Receipts;
import cn.etown.evidence.ledger.Checkpoint;
import cn.etown.evidence.ledger.Hash;
import cn.etown.evidence.ledger.LedgerProof;
import cn.etown.evidence.ledger.NoteKey;
import cn.etown.evidence.ledger.Proofs;
import cn.etown.evidence.ledger.SignedNote;
import cn.etown.evidence.ledger.Tile;
import cn.etown.evidence.proof.NotProven;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.problem.Unavailable;
import cn.etown.kit.work.Aside;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;

/** What is published of the ledger, and the proofs that are made of it. */
@ApplicationScoped
public class Checkpoints {

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);

    private static final String NEWEST = "select " + CheckpointView.COLUMNS + " order by c.size desc limit 1";

    private static final String PAGE =
            "select " + CheckpointView.COLUMNS + " where c.size < $1 order by c.size desc limit $2";

    private static final String ONE = "select " + CheckpointView.COLUMNS + " where c.size = $1";

    private static final String LEAVES = """
            select string_agg(leaf_hash, '' order by position) as hashes
            from ledger_entry where position > $1 and position <= $2""";

    private static final String NODES = """
            select string_agg(hash, '' order by index) as hashes
            from ledger_node where index >= $1 and index < $2 and level = $3""";

    private final LedgerKeys keys;
    private final Receipts receipts;
    private final Pool pool;

    Checkpoints(LedgerKeys keys, Receipts receipts, Pool pool) {
        this.keys = keys;
        this.receipts = receipts;
        this.pool = pool;
    }

    /** The newest one. */
    public Uni<CheckpointView> newest() {
        return pool.query(NEWEST).execute().map(rows -> first(rows)).map(CheckpointView::of);
    }

    /** The newest first. */
    public Uni<Page<CheckpointView>> list(PageRequest page) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(page.afterNumber().orElse(Long.MAX_VALUE), page.rows()))
                .map(rows -> {
                    List<CheckpointView> found = new ArrayList<>();
                    rows.forEach(row -> found.add(CheckpointView.of(row)));
                    return Page.of(page, found, CheckpointView::size, view -> view);
                });
    }

    public Uni<CheckpointView> require(long size) {
        return pool.preparedQuery(ONE).execute(Tuple.of(size)).map(rows -> {
            if (rows.size() == 0) {
                throw unknown(size);
            }
            return CheckpointView.of(rows.iterator().next());
        });
    }

    /** The keys that checkpoints are checked with, a line each. */
    public String keys() {
        return keys.published().stream().map(key -> key.text() + "\n").collect(Collectors.joining());
    }

    List<NoteKey> own() {
        return keys.published();
    }

    /** The bytes of a tile; only what a published checkpoint covers is there. */
    public Uni<byte[]> tile(Tile tile) {
        return newest().map(newest -> requireCovered(tile, newest.size())).chain(() -> read(tile));
    }

    private static Tile requireCovered(Tile tile, long size) {
        OptionalInt width = Tile.width(tile.level(), tile.index(), size);
        if (width.isEmpty() || tile.width() > width.getAsInt()) {
            throw noTile(tile.path());
        }
        return tile;
    }

    private Uni<byte[]> read(Tile tile) {
        long first = tile.index() * Tile.WIDTH;
        Uni<RowSet<Row>> rows = tile.level() == 0
                ? pool.preparedQuery(LEAVES).execute(Tuple.of(first, first + tile.width()))
                : pool.preparedQuery(NODES).execute(Tuple.of(first, first + tile.width(), tile.level()));
        return rows.map(found -> {
            Buffer hashes = first(found).getBuffer("hashes");
            if (hashes == null || hashes.length() != tile.width() * Hash.BYTES) {
                throw new IllegalStateException("The tile " + tile.path() + " is published and not there");
            }
            return hashes.getBytes();
        });
    }

    /** That the tree of {@code to} receipts, the newest published one unless named, begins with that of {@code from}. */
    public Uni<ConsistencyView> consistency(long from, Long to) {
        return newest().map(newest -> requireGrowth(from, to == null ? newest.size() : to, newest.size()))
                .chain(later -> Aside.of(() -> proveGrowth(from, later)));
    }

    private static long requireGrowth(long from, long to, long newest) {
        if (from > to) {
            throw new RuleRefused(
                    "checkpoints-reversed",
                    new Text("较早的检查点不能大于较新的检查点", "The earlier checkpoint is larger than the later one"));
        }
        if (to > newest) {
            throw unknown(to);
        }
        return to;
    }

    private ConsistencyView proveGrowth(long from, long to) {
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            List<Hash> proof = Proofs.consistency(from, to, new LedgerHashes(tx));
            return new ConsistencyView(
                    from, to, proof.stream().map(Hash::base64).toList());
        }
    }

    /** All that shows the receipt of a batch to stand in the ledger, for whom may see the batch. */
    public Uni<LedgerProof> inclusion(UUID batch) {
        return receipts.require(batch).chain(this::newest).chain(newest -> Aside.of(() -> prove(batch, newest)));
    }

    private LedgerProof prove(UUID batch, CheckpointView newest) {
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            Row entry = tx.row("select position, nonce from ledger_entry where batch = $1", batch)
                    .orElseThrow();
            long index = entry.getLong("position") - 1;
            if (index >= newest.size()) {
                throw notPublished();
            }
            return new LedgerProof(
                    entry.getBuffer("nonce").getBytes(),
                    index,
                    Proofs.inclusion(index, newest.size(), new LedgerHashes(tx)),
                    SignedNote.parse(newest.note()));
        }
    }

    /**
     * Shows that {@code leaf} stands at a position of the newest published checkpoint, by the tree as the database holds it now; what no
     * checkpoint covers yet is not looked at.
     *
     * @throws NotProven when it does not
     */
    public void requirePublished(long position, Hash leaf, BulkTransaction tx) {
        tx.row("select note from ledger_checkpoint order by size desc limit 1").ifPresent(row -> {
            SignedNote note = SignedNote.parse(row.getString("note"));
            note.requireSigned(own());
            Checkpoint newest = Checkpoint.parse(note.text());
            if (position <= newest.size()) {
                List<Hash> path = Proofs.inclusion(position - 1, newest.size(), new LedgerHashes(tx));
                Proofs.requireIncluded(position - 1, newest.size(), leaf, path, newest.root());
            }
        });
    }

    private static Row first(RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw notPublished();
        }
        return rows.iterator().next();
    }

    static NotFound noTile(String path) {
        return new NotFound(new Text("账本分块", "tile of the ledger"), path);
    }

    static NotFound unknown(long size) {
        return new NotFound(new Text("检查点", "checkpoint of the ledger"), size);
    }

    private static Unavailable notPublished() {
        return new Unavailable(
                "ledger-not-published-yet",
                new Text("账本检查点尚未发布，请稍后重试", "No checkpoint covers it yet; repeat the request in a moment"));
    }
}
