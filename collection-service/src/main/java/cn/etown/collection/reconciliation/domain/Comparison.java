package cn.etown.collection.reconciliation.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Holds the records of two sides against each other and names each that differs (R4.3b). The records come sorted by identity, then
 * digest, then the stated before the held; what is held in memory is what is stated or differs under one identity, so
 * the sides may be of any size.
 *
 * <p>What is the same on both sides cancels out, one by one. Of what is left under one business key, a stated and a held record are
 * together one that was ALTERED; further ones are DUPLICATED where the other side has the key, as there is one record of a key
 * at most. Records without a key are known by their digest: what is left of them is SHORT, or where the center has some more often
 * than the source DUPLICATED, and where the source has none EXCESS; that one was altered cannot be told.
 */
public final class Comparison<T> {

    private final Consumer<Difference<T>> found;
    private final List<SideRecord<T>> stated = new ArrayList<>();
    private final List<SideRecord<T>> held = new ArrayList<>();
    private SideRecord<T> last;
    /** Stated records of the digest read last that no held one was found for yet. */
    private final List<SideRecord<T>> open = new ArrayList<>();

    private boolean inCommon;

    public Comparison(Consumer<Difference<T>> found) {
        this.found = found;
    }

    /** Adds the next record. */
    public void add(SideRecord<T> record) {
        if (last != null && isBefore(record, last)) {
            throw new IllegalStateException("Records come out of order");
        }
        if (!record.isSame(last)) {
            endDigest();
        }
        if (!record.isAlike(last)) {
            endIdentity();
        }
        last = record;
        if (record.stated()) {
            open.add(record);
        } else if (!open.isEmpty()) {
            open.remove(open.size() - 1);
            inCommon = true;
        } else if (record.hasKey()) {
            held.add(record);
        } else {
            tellHeld(record);
        }
    }

    /** To be called once, after the last record. */
    public void end() {
        endDigest();
        endIdentity();
        last = null;
    }

    private void tellHeld(SideRecord<T> record) {
        found.accept(new Difference<>(inCommon ? DifferenceKind.DUPLICATED : DifferenceKind.EXCESS, null, record));
    }

    private void endDigest() {
        stated.addAll(open);
        open.clear();
    }

    private void endIdentity() {
        if (last != null && last.hasKey()) {
            tellOfKey();
        } else {
            stated.forEach(record -> found.accept(new Difference<>(DifferenceKind.SHORT, record, null)));
        }
        stated.clear();
        held.clear();
        inCommon = false;
    }

    private void tellOfKey() {
        int altered = Math.min(stated.size(), held.size());
        for (int i = 0; i < altered; i++) {
            found.accept(new Difference<>(DifferenceKind.ALTERED, stated.get(i), held.get(i)));
        }
        boolean bothHaveIt = inCommon || altered > 0;
        for (int i = altered; i < stated.size(); i++) {
            boolean once = !bothHaveIt && i == 0;
            found.accept(
                    new Difference<>(once ? DifferenceKind.SHORT : DifferenceKind.DUPLICATED, stated.get(i), null));
        }
        for (int i = altered; i < held.size(); i++) {
            boolean once = !bothHaveIt && i == 0;
            found.accept(new Difference<>(once ? DifferenceKind.EXCESS : DifferenceKind.DUPLICATED, null, held.get(i)));
        }
    }

    private static boolean isBefore(SideRecord<?> record, SideRecord<?> other) {
        int byIdentity = Arrays.compareUnsigned(record.identity(), other.identity());
        int order = byIdentity == 0 ? Arrays.compareUnsigned(record.digest(), other.digest()) : byIdentity;
        return order == 0 ? record.stated() && !other.stated() : order < 0;
    }
}
