package cn.etown.governance.theme.domain;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class KnownThemesTest {

    private final KnownThemes themes = new KnownThemes(Map.of("SALES", List.of("amount", "lines")));

    @Test
    void askForTheirMeasuresAndTakeMore() {
        assertThat(themes.objectionTo("SALES", List.of("lines", "amount", "orders")))
                .isEmpty();
        assertThat(themes.objectionTo("SALES", List.of("lines")).orElseThrow().en())
                .contains("[amount, lines]");
    }

    @Test
    void nameThoseThereAreWhereOneIsNot() {
        assertThat(themes.objectionTo("LOVE", List.of()).orElseThrow().en()).contains("[SALES]");
    }
}
