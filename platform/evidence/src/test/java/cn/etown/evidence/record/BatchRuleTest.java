package cn.etown.evidence.record;

import cn.etown.evidence.record.BatchRule.Comparison;
import cn.etown.evidence.record.BatchRule.Metric;
import cn.etown.evidence.record.BatchRule.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BatchRuleTest {

    @ParameterizedTest
    @CsvSource({
        "LESS,             ROWS,    5,     4,   100, true",
        "LESS,             ROWS,    5,     5,   100, false",
        "LESS_OR_EQUAL,    ROWS,    5,     5,   100, true",
        "EQUAL,            ROWS,    5,     5,   100, true",
        "EQUAL,            ROWS,    5,     6,   100, false",
        "GREATER,          ROWS,    5,     5,   5,   false",
        "GREATER_OR_EQUAL, ROWS,    5,     5,   5,   true",
        "BETWEEN,          ROWS,    5 7,   7,   7,   true",
        "BETWEEN,          ROWS,    5 7,   8,   8,   false",
        "BETWEEN,          ROWS,    5 7,   4,   4,   false",
        "LESS,             PERCENT, 33.34, 1,   3,   true",
        "LESS_OR_EQUAL,    PERCENT, 33.33, 1,   3,   false",
        "LESS_OR_EQUAL,    PERCENT, 50,    1,   2,   true",
        "LESS,             PERCENT, 50,    1,   2,   false",
        "LESS,             PERCENT, 1,     0,   0,   true",
        "LESS_OR_EQUAL,    PERCENT, 0,     0,   0,   true",
        "LESS_OR_EQUAL,    PERCENT, 99.9999999999, 999999999999, 1000000000000, true",
        "LESS,             PERCENT, 99.9999999999, 999999999999, 1000000000000, false",
    })
    void comparesExactly(Comparison operator, Unit unit, String thresholds, long found, long of, boolean holds) {
        assertThat(rule(Metric.NULL_VALUES, operator, unit, thresholds).holds(found, of))
                .isEqualTo(holds);
    }

    @Test
    void isRefusedWithoutWhatItLooksAt() {
        assertThatThrownBy(() -> new BatchRule(
                        null,
                        Metric.NULL_VALUES,
                        List.of(),
                        Comparison.LESS,
                        List.of(BigDecimal.ONE),
                        Unit.ROWS,
                        null,
                        null,
                        null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rule(Metric.NULL_VALUES, Comparison.BETWEEN, Unit.ROWS, "5"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static BatchRule rule(Metric metric, Comparison operator, Unit unit, String thresholds) {
        List<BigDecimal> numbers =
                Stream.of(thresholds.split(" ")).map(BigDecimal::new).toList();
        return new BatchRule(null, metric, List.of("a"), operator, numbers, unit, null, null, null);
    }
}
