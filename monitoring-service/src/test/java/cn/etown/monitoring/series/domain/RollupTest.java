package cn.etown.monitoring.series.domain;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RollupTest {

    private static final LocalDate MONDAY = LocalDate.of(2010, 12, 6);
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);

    @Test
    void addsUpTheDimensionsOfADay() {
        var rollup = Rollup.empty(1)
                .plus(MONDAY, Measures.of(Map.of("amount", "0.1", "lines", "2")))
                .plus(MONDAY, Measures.of(Map.of("amount", "0.2", "lines", "1")));

        assertThat(rollup.byDay())
                .containsExactly(Map.entry(MONDAY, Measures.of(Map.of("amount", "0.3", "lines", "3"))));
    }

    @Test
    void keepsDaysApart() {
        var one = Measures.of(Map.of("amount", "1"));

        var rollup = Rollup.empty(1).plus(TUESDAY, one).plus(MONDAY, one);

        assertThat(rollup.byDay()).containsExactly(Map.entry(MONDAY, one), Map.entry(TUESDAY, one));
    }

    @Test
    void countsAMeasureThatOneSideLacksAsZero() {
        var sum = Measures.of(Map.of("amount", "1")).plus(Measures.of(Map.of("returns", "-2.50")));

        assertThat(sum).isEqualTo(Measures.of(Map.of("amount", "1", "returns", "-2.50")));
    }

    @Test
    void addsWhatAFloatingPointNumberCannotHold() {
        var sum = Measures.of(Map.of("amount", "99999999999999999999999999.99"))
                .plus(Measures.of(Map.of("amount", "0.01")));

        assertThat(sum).isEqualTo(Measures.of(Map.of("amount", "100000000000000000000000000.00")));
    }

    @Test
    void refusesAMeasureThatIsNoDecimal() {
        var texts = Map.of("amount", "12,50");

        assertThatThrownBy(() -> Measures.of(texts))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("amount");
    }
}
