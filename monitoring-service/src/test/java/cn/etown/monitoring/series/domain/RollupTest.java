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
    void keepsDaysApart() {
        var one = Measures.of(Map.of("amount", "1"));

        var rollup = Rollup.empty(1).with(TUESDAY, one).with(MONDAY, one);

        assertThat(rollup.byDay()).containsExactly(Map.entry(MONDAY, one), Map.entry(TUESDAY, one));
    }

    @Test
    void refusesADayThatIsToldTwice() {
        var one = Measures.of(Map.of("amount", "1"));
        var rollup = Rollup.empty(1).with(MONDAY, one);

        assertThatThrownBy(() -> rollup.with(MONDAY, one))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2010-12-06");
    }

    @Test
    void refusesAMeasureThatIsNoDecimal() {
        var texts = Map.of("amount", "12,50");

        assertThatThrownBy(() -> Measures.of(texts))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("amount");
    }
}
