package cn.etown.collection.ledger;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.evidence.ledger.Hash;
import cn.etown.evidence.ledger.Proofs;
import cn.etown.evidence.ledger.Tile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The hashes of the ledger's tree, as the database holds them; within one transaction. */
final class LedgerHashes implements Proofs.Subtrees {

    /** A tile within its level. */
    private record Place(int level, long tile) {}

    private final BulkTransaction tx;
    private final Map<Place, List<Hash>> tiles = new HashMap<>();

    LedgerHashes(BulkTransaction tx) {
        this.tx = tx;
    }

    /** A proof asks for several subtrees of few tiles, so each tile is read once and as a whole. */
    @Override
    public Hash root(int level, long index) {
        int within = level % Tile.HEIGHT;
        long first = index << within;
        int count = 1 << within;
        List<Hash> tile = tiles.computeIfAbsent(
                new Place(level / Tile.HEIGHT, first / Tile.WIDTH),
                place -> find(place.level(), place.tile() * Tile.WIDTH, Tile.WIDTH));
        int from = (int) (first % Tile.WIDTH);
        requireAll(level / Tile.HEIGHT, first, count, tile.size() - from);
        return Hash.above(tile.subList(from, from + count));
    }

    /**
     * Consecutive hashes of a level of tiles.
     *
     * @param level of tiles, 0 for the leaves
     * @param first the index of the first one within the level
     */
    List<Hash> read(int level, long first, int count) {
        List<Hash> hashes = find(level, first, count);
        requireAll(level, first, count, hashes.size());
        return hashes;
    }

    private List<Hash> find(int level, long first, int count) {
        return (level == 0
                        ? tx.rows(
                                "select leaf_hash as hash from ledger_entry where position > $1 and position <= $2"
                                        + " order by position",
                                first,
                                first + count)
                        : tx.rows(
                                "select hash from ledger_node where level = $3 and index >= $1 and index < $2"
                                        + " order by index",
                                first,
                                first + count,
                                level))
                .map(row -> Hash.of(row.getBuffer("hash").getBytes()))
                .toList();
    }

    private static void requireAll(int level, long first, int count, int found) {
        if (found < count) {
            throw new IllegalStateException("The ledger's level " + level + " has " + Math.max(found, 0) + " of the "
                    + count + " hashes from " + first + " on");
        }
    }
}
