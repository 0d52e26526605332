package cn.etown.collection.profile.domain;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class FrequentValuesTest {

    private final FrequentValues frequent = new FrequentValues();

    @Test
    void countsFewValuesExactlyTheMostFrequentFirst() {
        List.of("b", "a", "c", "b", "a", "b").forEach(value -> frequent.add(Values.hash(value), value));

        assertThat(frequent.top(2)).containsExactly(new FrequentValue("b", 3, 3), new FrequentValue("a", 2, 2));
    }

    @Test
    void namesNoneWhereNoneIsFrequent() {
        IntStream.range(0, 100_000).forEach(i -> frequent.add(Values.hash("v" + i), "v" + i));

        assertThat(frequent.top(10)).isEmpty();
    }

    @Test
    void keepsTheBeginningOfALongTextAndTellsItFromOthersOfTheSame() {
        String begins = "长".repeat(100);
        frequent.add(Values.hash(begins + "一"), begins + "一");
        frequent.add(Values.hash(begins + "二"), begins + "二");

        assertThat(frequent.top(10)).containsExactly(new FrequentValue(begins, 1, 1), new FrequentValue(begins, 1, 1));
    }

    @Test
    void cutsNoCharacterInTwo() {
        String text = "a".repeat(99) + "𠮷".repeat(2);

        assertThat(Values.cut(text)).isEqualTo("a".repeat(99));
    }

    /** Values of a few frequent kinds among many that come seldom, cut into pieces. */
    @Property(tries = 60)
    void theBoundsHoldHoweverTheValuesCame(
            @ForAll @IntRange(min = 1, max = 20_000) int values,
            @ForAll @IntRange(min = 1, max = 5) int pieces,
            @ForAll Random random) {
        Map<String, Long> counted = new HashMap<>();
        List<FrequentValues> parts = IntStream.range(0, pieces)
                .mapToObj(piece -> new FrequentValues())
                .toList();
        for (int i = 0; i < values; i++) {
            String value = "v" + (random.nextInt(3) > 0 ? random.nextInt(4) : random.nextInt(3000));
            counted.merge(value, 1L, Long::sum);
            parts.get(random.nextInt(pieces)).add(Values.hash(value), value);
        }

        FrequentValues merged = new FrequentValues();
        parts.forEach(merged::add);

        List<FrequentValue> top = merged.top(10);
        top.forEach(found -> assertThat(counted.get(found.value())).isBetween(found.atLeast(), found.atMost()));
        top.forEach(found -> assertThat(found.atMost() - found.atLeast()).isLessThanOrEqualTo(values / 48));
        if (values > 1000) {
            assertThat(top).extracting(FrequentValue::value).contains("v0", "v1", "v2", "v3");
        }
    }
}
