package cn.etown.evidence.ledger;

import cn.etown.evidence.proof.NotProven;
import cn.etown.kit.problem.Text;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Proofs of the Merkle tree of RFC 6962, section 2.1: that a leaf stands in a tree, and that a tree only grew. They are made
 * from the hashes of complete subtrees and checked with nothing but the proof.
 *
 * <p>A leaf's index counts from 0; a receipt's ledger position, which counts from 1, is one more.
 */
public final class Proofs {

    /** No proof is longer: a tree of fewer than 2^63 leaves has no more levels. */
    public static final int MOST_HASHES = 63;

    private Proofs() {}

    /** Where the hashes of complete subtrees are found. */
    @FunctionalInterface
    public interface Subtrees {

        /** The root of the {@code index}-th subtree of 2^{@code level} leaves; all of its leaves are there. */
        Hash root(int level, long index);
    }

    /** The root of the tree of the first {@code size} leaves. */
    public static Hash root(long size, Subtrees subtrees) {
        requireSize(size);
        return size == 0 ? Hash.OF_NOTHING : rootOf(0, size, subtrees);
    }

    /**
     * The hashes by which the leaf {@code index} leads to the root of the first {@code size} leaves, from the leaf upwards.
     *
     * @throws IllegalArgumentException when there is no such leaf in a tree of that size
     */
    public static List<Hash> inclusion(long index, long size, Subtrees subtrees) {
        requireSize(size);
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("No leaf " + index + " in a tree of " + size);
        }
        List<Hash> proof = new ArrayList<>();
        addPath(index, 0, size, subtrees, proof);
        return proof;
    }

    /**
     * The hashes that show the tree of {@code size} leaves to begin with the tree of {@code earlier} leaves.
     *
     * @throws IllegalArgumentException when the earlier tree is the larger one
     */
    public static List<Hash> consistency(long earlier, long size, Subtrees subtrees) {
        requireSize(size);
        if (earlier < 0 || earlier > size) {
            throw new IllegalArgumentException("A tree of " + earlier + " is no beginning of one of " + size);
        }
        List<Hash> proof = new ArrayList<>();
        if (earlier > 0 && earlier < size) {
            addGrowth(earlier, 0, size, true, subtrees, proof);
        }
        return proof;
    }

    /**
     * Shows that {@code leaf} is the leaf {@code index} of the tree of {@code size} leaves with {@code root}.
     *
     * @throws NotProven when the proof does not show it
     */
    public static void requireIncluded(long index, long size, Hash leaf, List<Hash> proof, Hash root) {
        if (index < 0 || index >= size) {
            throw notIncluded();
        }
        Iterator<Hash> hashes = proof.iterator();
        Hash found = leaf;
        long place = index;
        long last = size - 1;
        while (last > 0) {
            boolean alone = place == last && place % 2 == 0;
            if (!alone) {
                Hash sibling = next(hashes, notIncluded());
                found = place % 2 == 1 ? Hash.ofNode(sibling, found) : Hash.ofNode(found, sibling);
            }
            place /= 2;
            last /= 2;
        }
        if (hashes.hasNext() || !found.equals(root)) {
            throw notIncluded();
        }
    }

    /**
     * Shows that the tree of {@code size} leaves with {@code root} begins with the tree of {@code earlier} leaves with
     * {@code earlierRoot}: that nothing of it was taken away or changed.
     *
     * @throws NotProven when the proof does not show it
     */
    public static void requireConsistent(long earlier, long size, Hash earlierRoot, Hash root, List<Hash> proof) {
        if (earlier < 0 || earlier > size) {
            throw notConsistent();
        }
        if (earlier == size || earlier == 0) {
            boolean same = earlier == size ? earlierRoot.equals(root) : earlierRoot.equals(Hash.OF_NOTHING);
            if (!same || !proof.isEmpty()) {
                throw notConsistent();
            }
            return;
        }
        Iterator<Hash> hashes = proof.iterator();
        long place = earlier - 1;
        long last = size - 1;
        while (place % 2 == 1) {
            place /= 2;
            last /= 2;
        }
        Hash before = place == 0 ? earlierRoot : next(hashes, notConsistent());
        Hash after = before;
        while (last > 0) {
            if (place % 2 == 1) {
                Hash left = next(hashes, notConsistent());
                before = Hash.ofNode(left, before);
                after = Hash.ofNode(left, after);
            } else if (place < last) {
                after = Hash.ofNode(after, next(hashes, notConsistent()));
            }
            place /= 2;
            last /= 2;
        }
        if (hashes.hasNext() || !before.equals(earlierRoot) || !after.equals(root)) {
            throw notConsistent();
        }
    }

    /** The root of the leaves from {@code from} on, which stand where a subtree of their number begins. */
    private static Hash rootOf(long from, long leaves, Subtrees subtrees) {
        if (Long.bitCount(leaves) == 1) {
            int level = Long.numberOfTrailingZeros(leaves);
            return subtrees.root(level, from >> level);
        }
        long left = Long.highestOneBit(leaves - 1);
        return Hash.ofNode(rootOf(from, left, subtrees), rootOf(from + left, leaves - left, subtrees));
    }

    private static void addPath(long index, long from, long leaves, Subtrees subtrees, List<Hash> proof) {
        if (leaves == 1) {
            return;
        }
        long left = Long.highestOneBit(leaves - 1);
        if (index < left) {
            addPath(index, from, left, subtrees, proof);
            proof.add(rootOf(from + left, leaves - left, subtrees));
        } else {
            addPath(index - left, from + left, leaves - left, subtrees, proof);
            proof.add(rootOf(from, left, subtrees));
        }
    }

    /** @param known whether who checks knows the root of the earlier tree's part here, which is then left out */
    private static void addGrowth(
            long earlier, long from, long leaves, boolean known, Subtrees subtrees, List<Hash> proof) {
        if (earlier == leaves) {
            if (!known) {
                proof.add(rootOf(from, leaves, subtrees));
            }
            return;
        }
        long left = Long.highestOneBit(leaves - 1);
        if (earlier <= left) {
            addGrowth(earlier, from, left, known, subtrees, proof);
            proof.add(rootOf(from + left, leaves - left, subtrees));
        } else {
            addGrowth(earlier - left, from + left, leaves - left, false, subtrees, proof);
            proof.add(rootOf(from, left, subtrees));
        }
    }

    private static Hash next(Iterator<Hash> hashes, NotProven otherwise) {
        if (!hashes.hasNext()) {
            throw otherwise;
        }
        return hashes.next();
    }

    private static void requireSize(long size) {
        if (size < 0) {
            throw new IllegalArgumentException("No tree has " + size + " leaves");
        }
    }

    private static NotProven notIncluded() {
        return new NotProven(new Text("存在性证明不成立：该回执不在此检查点的账本中", "The proof does not show this leaf in the tree"));
    }

    private static NotProven notConsistent() {
        return new NotProven(new Text(
                "一致性证明不成立：较新的检查点不是由较早的检查点只增不改而来",
                "The proof does not show the later tree to have grown from the earlier one"));
    }
}
