package cn.etown.assessment.figures.domain;

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

    @ParameterizedTest
    @CsvSource({"10, 11", "10, -1", "-1, 0"})
    void refusesCountsThatCannotBe(long received, long quarantined) {
        assertThatThrownBy(() -> batch(Verdict.ACCEPTED, received, quarantined))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be");
    }

    @ParameterizedTest
    @CsvSource({"ACCEPTED, 10, 0, 10", "ACCEPTED_WITH_REJECTS, 10, 1, 9", "REFUSED, 10, 1, 0"})
    void acceptsWhatConformsAndNothingOfARefusedBatch(Verdict verdict, long received, long quarantined, long accepted) {
        assertThat(batch(verdict, received, quarantined).accepted()).isEqualTo(accepted);
    }

    private static BatchFigures batch(Verdict verdict, long received, long quarantined) {
        var day = LocalDate.of(2010, 12, 1);
        return new BatchFigures(
                UUID.randomUUID(),
                "a-sales",
                new Period(day, day),
                "ORIGINAL",
                verdict,
                null,
                10,
                received,
                quarantined,
                List.of(),
                "sha-256:" + "0".repeat(64));
    }
}
