package cn.etown.collection.reconciliation.domain;

import java.util.Arrays;

/**
 * One record of one side. The arrays are not copied: there may be millions of them.
 *
 * @param identity what it is known by, see {@link cn.etown.evidence.record.RecordReader#identity}
 * @param reference what names it to whoever asks: its key, or where it lies
 */
public record SideRecord<T>(Side side, byte[] identity, byte[] digest, T reference) {

    /** Whether it has a business key, of which there is one record at most; one without is one of many alike. */
    boolean hasKey() {
        return !Arrays.equals(identity, digest);
    }

    boolean isAlike(SideRecord<T> other) {
        return other != null && Arrays.equals(identity, other.identity);
    }

    boolean isSame(SideRecord<T> other) {
        return other != null && Arrays.equals(digest, other.digest);
    }

    /** The order in which they are held against each other: those set aside follow all others of their identity. */
    int comparedTo(SideRecord<T> other) {
        int order = Arrays.compareUnsigned(identity, other.identity);
        order = order == 0 ? Boolean.compare(side == Side.SET_ASIDE, other.side == Side.SET_ASIDE) : order;
        order = order == 0 ? Arrays.compareUnsigned(digest, other.digest) : order;
        return order == 0 ? side.compareTo(other.side) : order;
    }
}
