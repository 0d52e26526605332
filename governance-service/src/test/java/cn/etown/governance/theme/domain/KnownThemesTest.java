package cn.etown.governance.theme.domain;

import cn.etown.governance.theme.domain.KnownThemes.Objection;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static cn.etown.governance.theme.domain.Aggregate.COUNT;
import static cn.etown.governance.theme.domain.Aggregate.SUM;
import static org.assertj.core.api.Assertions.assertThat;

class KnownThemesTest {

    private final KnownThemes themes =
            new KnownThemes(Map.of("SALES", List.of(new AskedMeasure("amount", SUM), new AskedMeasure("lines", null))));

    @Test
    void askForTheirMeasuresAndTakeMore() {
        assertThat(themes.objectionsTo("SALES", Map.of("lines", COUNT, "amount", SUM, "orders", SUM)))
                .isEmpty();
        assertThat(themes.objectionsTo("SALES", Map.of("lines", COUNT)))
                .singleElement()
                .satisfies(objection -> {
                    assertThat(objection.measure()).isNull();
                    assertThat(objection.detail().en()).contains("[amount, lines]");
                });
    }

    @Test
    void askHowAMeasureIsMadeWhereTheySaySo() {
        assertThat(themes.objectionsTo("SALES", Map.of("lines", SUM, "amount", SUM)))
                .isEmpty();
        assertThat(themes.objectionsTo("SALES", Map.of("lines", COUNT, "amount", COUNT)))
                .extracting(Objection::measure)
                .containsExactly("amount");
    }

    @Test
    void nameThoseThereAreWhereOneIsNot() {
        assertThat(themes.objectionsTo("LOVE", Map.of()))
                .extracting(objection -> objection.detail().en())
                .containsExactly("There is no such theme; known are [SALES]");
    }
}
