package cn.etown.collection.reconciliation.domain;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

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

    /** The center holds one record of a key and sets its doubles aside: what came as often as it is stated is named once at most. */
    @Property
    void namesExactlyTheDoublesThatWereSetAside(
            @ForAll("counts") List<Integer> stated, @ForAll("counts") List<Integer> sent) {
        List<SideRecord<Integer>> all = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int key = 0; key < stated.size(); key++) {
            int of = stated.get(key);
            int came = sent.get(key);
            for (int i = 0; i < of; i++) {
                all.add(keyed(Side.STATED, key, 0));
            }
            for (int i = 0; i < came; i++) {
                all.add(keyed(i == 0 ? Side.HELD : Side.SET_ASIDE, key, 0));
            }
            if (of > 0 && came == 0) {
                expected.add("SHORT " + key);
            }
            if (of == 0 && came > 0) {
                expected.add("EXCESS " + key);
            }
            int doublesStated = Math.max(0, of - 1);
            int doublesSent = Math.max(0, came - 1);
            for (int i = 0; i < Math.max(doublesStated, doublesSent); i++) {
                expected.add("DUPLICATED " + key);
            }
        }

        assertThat(compare(all)).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** A key twice in the source's own file with other values: the center holds the first, and names the second once. */
    @Test
    void namesARecordThatIsStatedAndSetAsideOnce() {
        assertThat(compare(List.of(
                        keyed(Side.STATED, 1, 0),
                        keyed(Side.STATED, 1, 1),
                        keyed(Side.HELD, 1, 0),
                        keyed(Side.SET_ASIDE, 1, 1))))
                .containsExactly("DUPLICATED 1");
        assertThat(compare(List.of(
                        keyed(Side.STATED, 1, 1),
                        keyed(Side.HELD, 1, 0),
                        keyed(Side.SET_ASIDE, 1, 1),
                        keyed(Side.SET_ASIDE, 2, 1))))
                .containsExactly("ALTERED 1", "DUPLICATED 1", "DUPLICATED 2");
    }

    /** Whoever states a record under another key than it has does not make it the record that the center has. */
    @Test
    void cancelsNothingUnderAnotherKey() {
        SideRecord<Integer> elsewhere = new SideRecord<>(Side.STATED, bytes(1, 1, 0), bytes(2, 2, 0), 1);

        assertThat(compare(List.of(elsewhere, keyed(Side.HELD, 2, 0)))).containsExactly("SHORT 1", "EXCESS 2");
    }

    /** Alike ones are counted and not held: this many would not fit. */
    @Test
    void takesAnyNumberOfRecordsThatAreTheSame() {
        long[] told = {0};
        Comparison<byte[]> comparison = new Comparison<>(difference -> told[0]++);
        for (int i = 0; i < 300_000; i++) {
            comparison.add(new SideRecord<>(Side.STATED, bytes(3, 1, 0), bytes(3, 1, 0), new byte[10_000]));
        }
        comparison.end();

        assertThat(told[0]).isEqualTo(300_000);
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
                        .thenComparing(record -> record.side() == Side.SET_ASIDE)
                        .thenComparing(SideRecord::digest, Arrays::compareUnsigned)
                        .thenComparing(SideRecord::side))
                .forEach(comparison::add);
        comparison.end();
        return found;
    }

    private static SideRecord<Integer> keyed(boolean stated, int key, int value) {
        return keyed(stated ? Side.STATED : Side.HELD, key, value);
    }

    private static SideRecord<Integer> keyed(Side side, int key, int value) {
        return new SideRecord<>(side, bytes(1, key, 0), bytes(2, key, value), key);
    }

    private static SideRecord<Integer> alike(boolean stated, int value) {
        return new SideRecord<>(stated ? Side.STATED : Side.HELD, bytes(3, value, 0), bytes(3, value, 0), value);
    }

    private static byte[] bytes(int kind, int key, int value) {
        return ByteBuffer.allocate(12).putInt(kind).putInt(key).putInt(value).array();
    }
}
