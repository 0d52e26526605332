package cn.etown.collection.reconciliation.domain;

import java.util.Arrays;

/**
 * One record of one side. The arrays are not copied: there may be millions of them.
 *
 * @param identity what it is known by, see {@link cn.etown.evidence.record.RecordReader#identity}
 * @param reference what names it to whoever asks: its key, or where it lies
 */
public record SideRecord<T>(boolean stated, byte[] identity, byte[] digest, T reference) {

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
}
