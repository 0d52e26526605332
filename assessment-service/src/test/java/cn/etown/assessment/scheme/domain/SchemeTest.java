package cn.etown.assessment.scheme.domain;

import cn.etown.assessment.score.domain.AssessmentFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SchemeTest {

    private final Scheme scheme = AssessmentFixtures.scheme();

    @ParameterizedTest
    @CsvSource({
        "15, 15, EXCELLENT",
        "13.5, 15, EXCELLENT",
        "13.4999, 15, GOOD",
        "12, 15, GOOD",
        "11.9999, 15, QUALIFIED",
        "9, 15, QUALIFIED",
        "8.9999, 15, UNQUALIFIED",
        "0, 15, UNQUALIFIED",
        "9, 10, EXCELLENT",
        "8.9999, 10, GOOD"
    })
    void givesTheGradeFromItsFloorOn(BigDecimal points, BigDecimal assessable, Grade grade) {
        assertThat(scheme.gradeOf(points, assessable)).isEqualTo(grade);
    }

    @ParameterizedTest
    @CsvSource({"100, true", "60, true", "59.9999, false", "15, false", "0, false"})
    void asksForSixtyAssessablePoints(BigDecimal assessable, boolean enough) {
        assertThat(scheme.isEnough(assessable)).isEqualTo(enough);
    }

    @Test
    void cannotBeWithoutIndicatorsOrWithoutALowestGrade() {
        assertThatThrownBy(() -> with(List.of(), new BigDecimal(60), scheme.floors()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> with(scheme.indicators(), new BigDecimal(60), Map.of(Grade.GOOD, BigDecimal.TEN)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cannotGradeWhereNothingWasAssessable() {
        assertThatThrownBy(() -> with(scheme.indicators(), BigDecimal.ZERO, scheme.floors()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Scheme with(List<Indicator> indicators, BigDecimal leastAssessable, Map<Grade, BigDecimal> floors) {
        return new Scheme(
                scheme.id(),
                scheme.code(),
                scheme.version(),
                scheme.name(),
                scheme.holdsFrom(),
                scheme.source(),
                indicators,
                leastAssessable,
                floors);
    }
}
