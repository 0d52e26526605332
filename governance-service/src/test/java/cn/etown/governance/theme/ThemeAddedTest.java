package cn.etown.governance.theme;

import cn.etown.governance.GoldenEvents;
import cn.etown.governance.theme.domain.Aggregate;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

class ThemeAddedTest {

    @Test
    void isToldWithAggregatesAndWithoutAsTheGoldenFileHasIt() {
        GoldenEvents.assertTold(
                "theme-events.json",
                ThemeAdded.of(theme(1, null)),
                ThemeAdded.of(theme(2, List.of(Aggregate.SUM, Aggregate.COUNT))));
    }

    private static ThemeView theme(long number, List<Aggregate> aggregates) {
        return new ThemeView(
                "LOGISTICS",
                number,
                "物流",
                "Logistics",
                List.of("weight", "parcels"),
                aggregates,
                LocalDate.of(2026, 9, 16),
                "原因",
                "governor",
                Instant.parse("2026-09-16T04:00:00Z"),
                number);
    }
}
