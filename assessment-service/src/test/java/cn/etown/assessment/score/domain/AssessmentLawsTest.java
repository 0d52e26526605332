package cn.etown.assessment.score.domain;

import cn.etown.assessment.figures.domain.BatchFigures;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds whatever the figures are. */
class AssessmentLawsTest {

    private static final BigInteger SCALE = BigInteger.TEN.pow(IndicatorScore.DECIMALS);

    @Property
    void pointsLieBetweenZeroAndTheMaximum(@ForAll("months") List<BatchFigures> figures) {
        var assessment = Assessment.of(AssessmentFixtures.scheme(), figures);

        for (var score : assessment.indicators()) {
            var maximum = score.indicator().maximum();
            score.points().ifPresent(points -> assertThat(points).isBetween(BigDecimal.ZERO, maximum));
        }
        assessment.percent().ifPresent(percent -> assertThat(percent).isBetween(BigDecimal.ZERO, new BigDecimal(100)));
    }

    @Property
    void pointsAreTheExactFractionCutAfterFourDecimals(@ForAll("months") List<BatchFigures> figures) {
        for (var score : Assessment.of(AssessmentFixtures.scheme(), figures).indicators()) {
            var share = score.share();
            score.points().ifPresent(points -> {
                var cut = score.indicator()
                        .maximum()
                        .toBigIntegerExact()
                        .multiply(BigInteger.valueOf(share.favourable()))
                        .multiply(SCALE)
                        .divide(BigInteger.valueOf(share.applicable()));
                assertThat(points.unscaledValue()).isEqualTo(cut);
            });
        }
    }

    @Property
    void fullPointsMeanNotOneFault(@ForAll("months") List<BatchFigures> figures) {
        for (var score : Assessment.of(AssessmentFixtures.scheme(), figures).indicators()) {
            boolean full = score.points().isPresent()
                    && score.points().get().compareTo(score.indicator().maximum()) == 0;
            boolean faultless = score.isAssessable()
                    && score.share().favourable() == score.share().applicable();
            assertThat(full).isEqualTo(faultless);
        }
    }

    @Property
    void theOrderOfBatchesDoesNotMatter(@ForAll("months") List<BatchFigures> figures, @ForAll Random random) {
        var shuffled = new ArrayList<>(figures);
        Collections.shuffle(shuffled, random);

        var assessment = Assessment.of(AssessmentFixtures.larger(), figures);
        var ofShuffled = Assessment.of(AssessmentFixtures.larger(), shuffled);

        assertThat(ofShuffled.points()).isEqualTo(assessment.points());
        assertThat(ofShuffled.grade()).isEqualTo(assessment.grade());
    }

    @Property
    void aGradeMeansAtLeastSixtyAssessablePoints(@ForAll("months") List<BatchFigures> figures) {
        var assessment = Assessment.of(AssessmentFixtures.larger(), figures);

        assertThat(assessment.grade().isPresent())
                .isEqualTo(assessment.assessable().compareTo(new BigDecimal(60)) >= 0);
        assertThat(Assessment.of(AssessmentFixtures.scheme(), figures).grade()).isEmpty();
    }

    @Provide
    Arbitrary<List<BatchFigures>> months() {
        return batches().list().ofMaxSize(40);
    }

    private static Arbitrary<BatchFigures> batches() {
        var counts = Arbitraries.longs().between(0, 1_000_000_000_000L);
        var taken = Combinators.combine(counts, Arbitraries.doubles().between(0, 1))
                .as((received, share) -> AssessmentFixtures.taken(received, (long) (received * share)));
        var refused = Combinators.combine(
                        Arbitraries.of("period-taken", "too-many-rejects"),
                        counts,
                        Arbitraries.doubles().between(0, 1))
                .as((reason, received, share) ->
                        AssessmentFixtures.refused(reason, received, (long) (received * share)));
        var differing = Combinators.combine(counts, counts).as(AssessmentFixtures::differing);
        return Arbitraries.oneOf(taken, refused, differing);
    }
}
