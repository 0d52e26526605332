package cn.etown.assessment.score.domain;

import cn.etown.assessment.figures.domain.BatchFigures;
import cn.etown.assessment.scheme.domain.Indicator;
import cn.etown.assessment.scheme.domain.Share;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * What an indicator came to (R8.3). Value and points are computed exactly and then rounded down to {@value #DECIMALS}
 * decimals, so that 100 and full points are given only where not one thing was wrong.
 *
 * @param counted the batches that count in it, each with what it brought
 */
public record IndicatorScore(Indicator indicator, List<CountedBatch> counted) {

    /** The decimals of a value and of points. */
    public static final int DECIMALS = 4;

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    public IndicatorScore {
        counted = List.copyOf(counted);
    }

    static IndicatorScore of(Indicator indicator, List<BatchFigures> figures) {
        var counted = figures.stream()
                .map(batch ->
                        new CountedBatch(batch.batch(), indicator.formula().shareOf(batch)))
                .filter(batch -> !batch.share().isNothing())
                .toList();
        return new IndicatorScore(indicator, counted);
    }

    /** All batches together. */
    public Share share() {
        return counted.stream().map(CountedBatch::share).reduce(Share.NOTHING, Share::plus);
    }

    /** Whether there was anything to look at; else the indicator is NOT_ASSESSABLE and leaves the total. */
    public boolean isAssessable() {
        return !share().isNothing();
    }

    /** 0 to 100; empty where not assessable. */
    public Optional<BigDecimal> value() {
        return of(HUNDRED);
    }

    /** 0 to the indicator's maximum; empty where not assessable. */
    public Optional<BigDecimal> points() {
        return of(indicator.maximum());
    }

    /** What is missing to the indicator's maximum; empty where not assessable. */
    public Optional<BigDecimal> lost() {
        return points().map(indicator.maximum()::subtract);
    }

    private Optional<BigDecimal> of(BigDecimal whole) {
        var share = share();
        return share.isNothing()
                ? Optional.empty()
                : Optional.of(whole.multiply(BigDecimal.valueOf(share.favourable()))
                        .divide(BigDecimal.valueOf(share.applicable()), DECIMALS, RoundingMode.DOWN));
    }
}
