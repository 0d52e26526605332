package cn.etown.collection.reconciliation.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Holds the records of two sides against each other and names each that differs (R4.3b). The records come sorted by identity, those
 * that were set aside after the others, then by digest, then the stated before the held. What is held in memory is what is stated or
 * held under one identity with different digests: alike ones are counted, so the sides may be of any size.
 *
 * <p>What is the same on both sides cancels out, one by one. Of what is left under one business key, a stated and a held record are
 * together one that was ALTERED; further ones are DUPLICATED where the other side has the key, as there is one record of a key
 * at most. One that the center set aside as a double is DUPLICATED, but where it is stated and not held: that was named already.
 * Records without a key are known by their digest: what is left of them is SHORT, or where the center has some more often
 * than the source DUPLICATED, and where the source has none EXCESS; that one was altered cannot be told.
 */
public final class Comparison<T> {

    private final Consumer<Difference<T>> found;
    /** Stated records of the identity read last that no held one is the same as. */
    private final List<Alike<T>> stated = new ArrayList<>();

    private final List<SideRecord<T>> held = new ArrayList<>();
    private SideRecord<T> last;
    /** The stated record of the digest read last, and how many of it no held one was found for yet. */
    private SideRecord<T> opened;

    private long open;

    private boolean inCommon;
    /** Whether what both sides have under the identity read last is told, so that only what was set aside can follow. */
    private boolean told;

    private int place;

    /** So many stated records that are the same, and of them those that were told as not held. */
    private static final class Alike<T> {

        private final SideRecord<T> record;
        private final long records;
        private long notHeld;

        private Alike(SideRecord<T> record, long records) {
            this.record = record;
            this.records = records;
        }
    }

    public Comparison(Consumer<Difference<T>> found) {
        this.found = found;
    }

    /** Adds the next record. */
    public void add(SideRecord<T> record) {
        if (last != null && record.comparedTo(last) < 0) {
            throw new IllegalStateException("Records come out of order");
        }
        if (!record.isAlike(last)) {
            endIdentity();
        } else if (!record.isSame(last)) {
            endDigest();
        }
        switch (record.side()) {
            case STATED -> {
                opened = record;
                open++;
            }
            case HELD -> addHeld(record);
            case SET_ASIDE -> addSetAside(record);
        }
        last = record;
    }

    /** To be called once, after the last record. */
    public void end() {
        endIdentity();
        last = null;
    }

    private void addHeld(SideRecord<T> record) {
        if (open > 0) {
            open--;
            inCommon = true;
        } else if (record.hasKey()) {
            held.add(record);
        } else {
            tell(inCommon ? DifferenceKind.DUPLICATED : DifferenceKind.EXCESS, null, record);
        }
    }

    private void addSetAside(SideRecord<T> record) {
        tellOfBoth();
        while (place < stated.size() && isBefore(stated.get(place), record)) {
            place++;
        }
        Alike<T> alike = place < stated.size() ? stated.get(place) : null;
        if (alike != null && alike.notHeld > 0 && record.isSame(alike.record)) {
            alike.notHeld--;
        } else {
            tell(DifferenceKind.DUPLICATED, null, record);
        }
    }

    private static <T> boolean isBefore(Alike<T> stated, SideRecord<T> record) {
        return Arrays.compareUnsigned(stated.record.digest(), record.digest()) < 0;
    }

    private void endDigest() {
        if (open > 0) {
            stated.add(new Alike<>(opened, open));
            open = 0;
        }
    }

    private void endIdentity() {
        tellOfBoth();
        stated.clear();
        held.clear();
        inCommon = false;
        told = false;
        place = 0;
    }

    private void tellOfBoth() {
        if (told) {
            return;
        }
        endDigest();
        told = true;
        if (last != null && last.hasKey()) {
            tellOfKey();
        } else {
            stated.forEach(this::tellShort);
        }
    }

    private void tellShort(Alike<T> alike) {
        for (long i = 0; i < alike.records; i++) {
            tell(DifferenceKind.SHORT, alike.record, null);
        }
    }

    private void tellOfKey() {
        boolean has = inCommon || !held.isEmpty();
        boolean says = inCommon || !stated.isEmpty();
        int altered = 0;
        for (Alike<T> alike : stated) {
            for (long i = 0; i < alike.records; i++) {
                if (altered < held.size()) {
                    tell(DifferenceKind.ALTERED, alike.record, held.get(altered++));
                } else {
                    tell(has ? DifferenceKind.DUPLICATED : DifferenceKind.SHORT, alike.record, null);
                    alike.notHeld++;
                    has = true;
                }
            }
        }
        for (SideRecord<T> record : held.subList(altered, held.size())) {
            tell(says ? DifferenceKind.DUPLICATED : DifferenceKind.EXCESS, null, record);
            says = true;
        }
    }

    private void tell(DifferenceKind kind, SideRecord<T> says, SideRecord<T> has) {
        found.accept(new Difference<>(kind, says, has));
    }
}
