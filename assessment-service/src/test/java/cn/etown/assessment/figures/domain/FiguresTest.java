package cn.etown.assessment.figures.domain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({"2010-12-01, 2010-12-01, 2010-12", "2010-11-25, 2010-12-01, 2010-12", "2010-12-31, 2011-01-01, 2011-01"
    })
    void aPeriodCountsInTheMonthInWhichItEnds(LocalDate from, LocalDate to, YearMonth month) {
        assertThat(new Period(from, to).month()).isEqualTo(month);
    }

    @Test
    void refusesCountsThatDoNotAddUp() {
        var day = LocalDate.of(2010, 12, 1);

        assertThatThrownBy(() -> new BatchFigures(
                        UUID.randomUUID(),
                        "a-sales",
                        new Period(day, day),
                        "ORIGINAL",
                        Verdict.ACCEPTED,
                        null,
                        10,
                        10,
                        8,
                        1,
                        List.of(),
                        ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("do not add up");
    }
}
