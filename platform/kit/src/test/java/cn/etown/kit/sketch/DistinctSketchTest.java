package cn.etown.kit.sketch;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DistinctSketchTest {

    @Test
    void countsFewThingsExactly() {
        DistinctSketch sketch = of(LongStream.range(0, 1000).map(i -> i % 500));

        assertThat(sketch.estimate()).isEqualTo(500);
        assertThat(sketch.atLeast()).isEqualTo(500);
        assertThat(sketch.atMost()).isEqualTo(500);
    }

    @Test
    void countsNothingAsNone() {
        assertThat(new DistinctSketch().estimate()).isZero();
        assertThat(new DistinctSketch().toBytes()).containsExactly(1);
    }

    /** Of hundred sets of each size no more than ten lie outside of the interval in which ninety-five should. */
    @Test
    void keepsTheErrorItStates() {
        for (int size : new int[] {1024, 3000, 20_000, 200_000}) {
            long outside = IntStream.range(0, 100)
                    .mapToObj(set -> of(LongStream.range(0, size).map(i -> set * 1_000_000_000L + i)))
                    .filter(sketch -> sketch.atLeast() > size || sketch.atMost() < size)
                    .count();

            assertThat(outside).as("of sets of %s", size).isLessThanOrEqualTo(10);
        }
    }

    @Property(tries = 60)
    void isTheSameBytesHoweverTheThingsCame(
            @ForAll @IntRange(min = 1, max = 6000) int things,
            @ForAll @IntRange(min = 1, max = 9) int pieces,
            @ForAll Random random) {
        DistinctSketch whole = of(LongStream.range(0, things));
        List<DistinctSketch> parts = IntStream.range(0, pieces)
                .mapToObj(piece -> new DistinctSketch())
                .toList();
        random.ints(things * 2L, 0, things)
                .forEach(i -> parts.get(random.nextInt(pieces)).add(hash(i)));
        LongStream.range(0, things)
                .forEach(i -> parts.get(random.nextInt(pieces)).add(hash(i)));

        DistinctSketch merged = new DistinctSketch();
        parts.forEach(part -> merged.add(DistinctSketch.of(part.toBytes())));

        assertThat(merged.toBytes()).isEqualTo(whole.toBytes());
        assertThat(merged.estimate()).isEqualTo(whole.estimate());
        assertThat(whole.toBytes().length).isLessThanOrEqualTo(DistinctSketch.MOST_BYTES);
    }

    @Property(tries = 200)
    void differentTextsHaveDifferentHashes(@ForAll @Size(max = 50) List<String> texts) {
        Set<String> different = new HashSet<>(texts);

        assertThat(different.stream().map(TextHash::of).distinct()).hasSize(different.size());
    }

    @Test
    void takesNoOtherBytes() {
        for (byte[] bytes :
                new byte[][] {{}, {0}, {1, 2}, {2, 0, 0}, new byte[DistinctSketch.MOST_BYTES], new byte[9000]}) {
            assertThatThrownBy(() -> DistinctSketch.of(bytes)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static DistinctSketch of(LongStream things) {
        DistinctSketch sketch = new DistinctSketch();
        things.forEach(i -> sketch.add(hash(i)));
        return sketch;
    }

    private static long hash(long thing) {
        return TextHash.of("商品" + thing);
    }
}
