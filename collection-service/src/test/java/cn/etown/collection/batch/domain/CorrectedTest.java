package cn.etown.collection.batch.domain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class CorrectedTest {

    @ParameterizedTest
    @CsvSource({
        "100, 130, false",
        "100, 130.01, true",
        "100, 70, false",
        "100, 69.99, true",
        "100, -100, true",
        "-100, -130, false",
        "-100, -131, true",
        "-100, 100, true",
        "0, 0, false",
        "0, 0.01, true",
        "0.00, -0.01, true"
    })
    void needsAnExplanationWhereATotalMovesByMoreThanTheLimitOfWhatItWas(
            BigDecimal before, BigDecimal after, boolean needed) {
        assertThat(corrected(Map.of("amount", before), Map.of("amount", after)).needsExplanation())
                .isEqualTo(needed);
    }

    @Test
    void needsOneForASingleOfItsTotals() {
        Map<String, BigDecimal> before = Map.of("amount", BigDecimal.TEN, "quantity", BigDecimal.TEN);
        Map<String, BigDecimal> after = Map.of("amount", BigDecimal.TEN, "quantity", BigDecimal.ONE);

        assertThat(corrected(before, after).needsExplanation()).isTrue();
        assertThat(corrected(Map.of(), Map.of()).needsExplanation()).isFalse();
    }

    private static Corrected corrected(Map<String, BigDecimal> before, Map<String, BigDecimal> after) {
        return new Corrected(1, 0, 1, before, after, new BigDecimal("0.3"));
    }
}
