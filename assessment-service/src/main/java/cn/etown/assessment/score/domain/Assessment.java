package cn.etown.assessment.score.domain;

import cn.etown.assessment.figures.domain.BatchFigures;
import cn.etown.assessment.scheme.domain.Grade;
import cn.etown.assessment.scheme.domain.Scheme;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a unit came to under a scheme (R11). Whoever has the scheme and the figures comes to the same.
 *
 * <p>An indicator that is not assessable leaves the total, and what is left is scaled: {@link #percent} is the points out of
 * the assessable ones.
 */
public record Assessment(Scheme scheme, List<IndicatorScore> indicators) {

    /** The decimals of the percentage, which is rounded down. */
    public static final int PERCENT_DECIMALS = 2;

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    public Assessment {
        indicators = List.copyOf(indicators);
    }

    public static Assessment of(Scheme scheme, List<BatchFigures> figures) {
        return new Assessment(
                scheme,
                scheme.indicators().stream()
                        .map(indicator -> IndicatorScore.of(indicator, figures))
                        .toList());
    }

    /** The points that could be had: the maxima of the assessable indicators. */
    public BigDecimal assessable() {
        return indicators.stream()
                .filter(IndicatorScore::isAssessable)
                .map(score -> score.indicator().maximum())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The sum of the indicators' points, as they are shown. */
    public BigDecimal points() {
        return indicators.stream()
                .flatMap(score -> score.points().stream())
                .reduce(BigDecimal.ZERO.setScale(IndicatorScore.DECIMALS), BigDecimal::add);
    }

    /** Whether an indicator left the total, so that the percentage stands for the rest alone. */
    public boolean isScaled() {
        return assessable().compareTo(scheme.total()) < 0;
    }

    /** Points out of the assessable ones, 0 to 100; empty where nothing was assessable. */
    public Optional<BigDecimal> percent() {
        var assessable = assessable();
        return assessable.signum() == 0
                ? Optional.empty()
                : Optional.of(points().multiply(HUNDRED).divide(assessable, PERCENT_DECIMALS, RoundingMode.DOWN));
    }

    /** The grade; empty where fewer points were assessable than the scheme asks for. */
    public Optional<Grade> grade() {
        var assessable = assessable();
        return scheme.isEnough(assessable) ? Optional.of(scheme.gradeOf(points(), assessable)) : Optional.empty();
    }

    /** What must be known beside the numbers. */
    public Set<Note> notes() {
        var notes = EnumSet.of(Note.DUE_UNKNOWN);
        if (isScaled()) {
            notes.add(Note.SCALED);
        }
        if (grade().isEmpty()) {
            notes.add(Note.NO_GRADE);
        }
        return notes;
    }
}
