package cn.etown.assessment.score.domain;

import cn.etown.assessment.figures.domain.BatchFigures;
import cn.etown.assessment.scheme.domain.Grade;
import cn.etown.kit.problem.Text;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import static cn.etown.assessment.score.domain.AssessmentFixtures.differing;
import static cn.etown.assessment.score.domain.AssessmentFixtures.larger;
import static cn.etown.assessment.score.domain.AssessmentFixtures.refused;
import static cn.etown.assessment.score.domain.AssessmentFixtures.scheme;
import static cn.etown.assessment.score.domain.AssessmentFixtures.taken;
import static org.assertj.core.api.Assertions.assertThat;

class AssessmentTest {

    /**
     * Figures, and the points of accuracy (10) and consistency (5), the percentage and, under the larger scheme, the grade
     * they come to.
     */
    static Stream<Arguments> table() {
        return Stream.of(
                row("a faultless month", "10.0000", "5.0000", "100.00", Grade.EXCELLENT, taken(100, 0), taken(50, 0)),
                row("one fault in three", "6.6666", "5.0000", "77.77", Grade.QUALIFIED, taken(3, 1)),
                row(
                        "a fault too small to see is still no full mark",
                        "9.9999",
                        "5.0000",
                        "99.99",
                        Grade.EXCELLENT,
                        taken(1_000_000_000, 1)),
                row("every record wrong", "0.0000", "5.0000", "33.33", Grade.UNQUALIFIED, taken(10, 10)),
                row(
                        "one declaration in two wrong",
                        "10.0000",
                        "2.5000",
                        "83.33",
                        Grade.GOOD,
                        taken(10, 0),
                        differing(10, 9)),
                row(
                        "refused for its rejects: the rejects count",
                        "5.0000",
                        "5.0000",
                        "66.66",
                        Grade.QUALIFIED,
                        refused("too-many-rejects", 100, 100),
                        taken(100, 0)),
                row(
                        "the same sent again thins out nothing",
                        "8.0000",
                        "5.0000",
                        "86.66",
                        Grade.GOOD,
                        taken(10, 2),
                        refused("period-taken", 1000, 0)),
                row("nothing to report, said on purpose", null, "5.0000", "100.00", null, taken(0, 0)),
                row("only a wrong declaration", null, "0.0000", "0.00", null, differing(10, 0)),
                row("nothing came", null, null, null, null));
    }

    private static Arguments row(
            String name, String accuracy, String consistency, String percent, Grade grade, BatchFigures... figures) {
        return Arguments.of(name, accuracy, consistency, percent, grade, List.of(figures));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void comesToItsPoints(
            String name, String accuracy, String consistency, String percent, Grade any, List<BatchFigures> figures) {
        var assessment = Assessment.of(scheme(), figures);

        assertThat(assessment.indicators())
                .extracting(score -> score.points().orElse(null))
                .containsExactly(decimal(accuracy), decimal(consistency));
        assertThat(assessment.percent().orElse(null)).isEqualTo(decimal(percent));
        assertThat(assessment.grade()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void comesToItsGradeUnderALargerScheme(
            String name, String accuracy, String consistency, String percent, Grade grade, List<BatchFigures> figures) {
        var assessment = Assessment.of(larger(), figures);

        assertThat(assessment.percent().orElse(null)).isEqualTo(decimal(percent));
        assertThat(assessment.grade().orElse(null)).isEqualTo(grade);
    }

    @Test
    void saysWithWhatNumbersThereIsNoGrade() {
        var assessment = Assessment.of(scheme(), List.of(taken(10, 0)));

        assertThat(assessment.notes()).containsExactly(Note.DUE_UNKNOWN, Note.NO_GRADE);
        assertThat(Note.NO_GRADE.reason(assessment).text())
                .isEqualTo(new Text(
                        "可评分值为 15 分，不足 60 分，不评等次", "15 points were assessable; with fewer than 60 there is no grade"));
    }

    private static BigDecimal decimal(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    @Nested
    class WhereAnIndicatorIsNotAssessable {

        @Test
        void leavesTheTotalAndSaysSo() {
            var assessment = Assessment.of(scheme(), List.of(differing(10, 0)));

            assertThat(assessment.assessable()).isEqualByComparingTo("5");
            assertThat(assessment.isScaled()).isTrue();
            assertThat(assessment.notes()).containsExactly(Note.DUE_UNKNOWN, Note.SCALED, Note.NO_GRADE);
        }

        @Test
        void givesAGradeWhereEnoughIsLeft() {
            var assessment = Assessment.of(scheme("50", "100"), List.of(taken(0, 0)));

            assertThat(assessment.percent()).contains(new BigDecimal("100.00"));
            assertThat(assessment.grade()).contains(Grade.EXCELLENT);
            assertThat(assessment.notes()).containsExactly(Note.DUE_UNKNOWN, Note.SCALED);
        }

        @Test
        void givesAGradeWhereJustEnoughIsLeftAndNoneBelow() {
            var nil = List.of(taken(0, 0));

            assertThat(Assessment.of(scheme("40", "60"), nil).grade()).isPresent();
            assertThat(Assessment.of(scheme("100", "59.99"), nil).grade()).isEmpty();
        }

        @Test
        void neverTakesSilenceForAnything() {
            var assessment = Assessment.of(scheme(), Collections.emptyList());

            assertThat(assessment.indicators()).allSatisfy(score -> {
                assertThat(score.isAssessable()).isFalse();
                assertThat(score.indicator().formula().nothingToCount().text())
                        .extracting(Text::en)
                        .asString()
                        .contains("not known yet");
            });
            assertThat(assessment.points()).isEqualByComparingTo("0");
            assertThat(assessment.percent()).isEmpty();
        }
    }
}
