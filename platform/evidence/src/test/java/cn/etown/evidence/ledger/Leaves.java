package cn.etown.evidence.ledger;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;

/** Leaves that are made up, and their tree by RFC 6962's own words: slow, and plainly right. */
final class Leaves {

    private Leaves() {}

    static List<Hash> of(long size) {
        return LongStream.range(0, size).mapToObj(Leaves::leaf).toList();
    }

    static Hash leaf(long index) {
        return Hash.ofLeaf(("leaf " + index).getBytes(StandardCharsets.US_ASCII));
    }

    /** MTH of section 2.1. */
    static Hash root(List<Hash> leaves) {
        if (leaves.isEmpty()) {
            return Hash.OF_NOTHING;
        }
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int left = Integer.highestOneBit(leaves.size() - 1);
        return Hash.ofNode(root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
    }

    static Proofs.Subtrees subtrees(List<Hash> leaves) {
        return (level, index) -> {
            int from = Math.toIntExact(index << level);
            return root(leaves.subList(from, from + (1 << level)));
        };
    }
}
