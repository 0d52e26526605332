package cn.etown.collection.ledger;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.evidence.ledger.Hash;
import cn.etown.evidence.ledger.Proofs;
import cn.etown.evidence.ledger.Tile;

import java.util.List;

/** The hashes of the ledger's tree, as the database holds them; within one transaction. */
final class LedgerHashes implements Proofs.Subtrees {

    private final BulkTransaction tx;

    LedgerHashes(BulkTransaction tx) {
        this.tx = tx;
    }

    @Override
    public Hash root(int level, long index) {
        int within = level % Tile.HEIGHT;
        return Hash.above(read(level / Tile.HEIGHT, index << within, 1 << within));
    }

    /**
     * Consecutive hashes of a level of tiles.
     *
     * @param level of tiles, 0 for the leaves
     * @param first the index of the first one within the level
     */
    List<Hash> read(int level, long first, int count) {
        List<Hash> hashes = (level == 0
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
        if (hashes.size() != count) {
            throw new IllegalStateException("The ledger's level " + level + " has " + hashes.size() + " of the " + count
                    + " hashes from " + first + " on");
        }
        return hashes;
    }
}
