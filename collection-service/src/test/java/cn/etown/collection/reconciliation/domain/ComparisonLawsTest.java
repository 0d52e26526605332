package cn.etown.collection.reconciliation.domain;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever becomes of records on their way, it is that which is named. */
class ComparisonLawsTest {

    /** What becomes of the record of one key. */
    private enum Fate {
        KEPT,
        DROPPED,
        ALTERED,
        DOUBLED,
        ADDED
    }

    @Property
    void namesExactlyWhatBecameOfRecordsWithAKey(@ForAll("fates") List<Fate> fates) {
        List<SideRecord<Integer>> both = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int key = 0; key < fates.size(); key++) {
            Fate fate = fates.get(key);
            if (fate != Fate.ADDED) {
                both.add(keyed(true, key, 0));
            }
            if (fate != Fate.DROPPED) {
                both.add(keyed(false, key, fate == Fate.ALTERED ? 1 : 0));
            }
            if (fate == Fate.DOUBLED) {
                both.add(keyed(false, key, 0));
            }
            if (fate != Fate.KEPT) {
                expected.add(nameOf(fate) + " " + key);
            }
        }

        assertThat(compare(both)).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** A record without a key is one of many alike: how many there are on each side is all that can be told. */
    @Property
    void namesExactlyHowManyDifferOfRecordsWithoutAKey(
            @ForAll("counts") List<Integer> stated, @ForAll("counts") List<Integer> held) {
        List<SideRecord<Integer>> both = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int value = 0; value < Math.min(stated.size(), held.size()); value++) {
            int of = stated.get(value);
            int has = held.get(value);
            for (int i = 0; i < of; i++) {
                both.add(alike(true, value));
            }
            for (int i = 0; i < has; i++) {
                both.add(alike(false, value));
            }
            for (int i = has; i < of; i++) {
                expected.add("SHORT " + value);
            }
            for (int i = of; i < has; i++) {
                expected.add((of > 0 ? "DUPLICATED " : "EXCESS ") + value);
            }
        }

        assertThat(compare(both)).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** One record dropped for each that is doubled: the counts agree, and nothing is hidden by that. */
    @Property
    void asManyDroppedAsDoubledNeverPass(@ForAll("fates") List<Fate> fates) {
        List<Fate> swapped = new ArrayList<>(fates);
        swapped.add(Fate.DROPPED);
        swapped.add(Fate.DOUBLED);

        List<SideRecord<Integer>> both = new ArrayList<>();
        for (int key = 0; key < swapped.size(); key++) {
            if (swapped.get(key) != Fate.ADDED) {
                both.add(alike(true, key));
            }
            if (swapped.get(key) != Fate.DROPPED) {
                both.add(alike(false, key));
            }
            if (swapped.get(key) == Fate.DOUBLED) {
                both.add(alike(false, key));
            }
        }

        assertThat(compare(both)).contains("SHORT " + fates.size(), "DUPLICATED " + (fates.size() + 1));
    }

    @Provide
    Arbitrary<List<Fate>> fates() {
        return Arbitraries.of(Fate.class).list().ofMaxSize(200);
    }

    @Provide
    Arbitrary<List<Integer>> counts() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 1))
                .as((count, more) -> count + more)
                .list()
                .ofSize(40);
    }

    private static DifferenceKind nameOf(Fate fate) {
        return switch (fate) {
            case DROPPED -> DifferenceKind.SHORT;
            case ALTERED -> DifferenceKind.ALTERED;
            case DOUBLED -> DifferenceKind.DUPLICATED;
            case ADDED -> DifferenceKind.EXCESS;
            case KEPT -> throw new IllegalArgumentException("Nothing is named of what was kept");
        };
    }

    private static List<String> compare(List<SideRecord<Integer>> both) {
        List<String> found = new ArrayList<>();
        Comparison<Integer> comparison = new Comparison<>(difference -> found.add(difference.kind() + " "
                + (difference.stated() == null ? difference.held() : difference.stated()).reference()));
        both.stream()
                .sorted(Comparator.<SideRecord<Integer>, byte[]>comparing(SideRecord::identity, Arrays::compareUnsigned)
                        .thenComparing(SideRecord::digest, Arrays::compareUnsigned)
                        .thenComparing(record -> !record.stated()))
                .forEach(comparison::add);
        comparison.end();
        return found;
    }

    private static SideRecord<Integer> keyed(boolean stated, int key, int value) {
        return new SideRecord<>(stated, bytes(1, key, 0), bytes(2, key, value), key);
    }

    private static SideRecord<Integer> alike(boolean stated, int value) {
        return new SideRecord<>(stated, bytes(3, value, 0), bytes(3, value, 0), value);
    }

    private static byte[] bytes(int kind, int key, int value) {
        return ByteBuffer.allocate(12).putInt(kind).putInt(key).putInt(value).array();
    }
}
