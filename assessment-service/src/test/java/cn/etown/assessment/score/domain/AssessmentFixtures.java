package cn.etown.assessment.score.domain;

import cn.etown.assessment.figures.domain.BatchFigures;
import cn.etown.assessment.figures.domain.Difference;
import cn.etown.assessment.figures.domain.Period;
import cn.etown.assessment.figures.domain.Verdict;
import cn.etown.assessment.scheme.domain.Formula;
import cn.etown.assessment.scheme.domain.Grade;
import cn.etown.assessment.scheme.domain.Indicator;
import cn.etown.assessment.scheme.domain.Scheme;
import cn.etown.kit.problem.Text;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The scheme to start with, and batches to score under it. */
public final class AssessmentFixtures {

    private static final LocalDate DAY = LocalDate.of(2010, 12, 1);

    private AssessmentFixtures() {}

    public static Scheme scheme() {
        return scheme("10", "5");
    }

    /** The same indicators with ten times the points, so that there are grades. */
    public static Scheme larger() {
        return scheme("100", "50");
    }

    public static Scheme scheme(String accuracy, String consistency) {
        return new Scheme(
                new UUID(0, 1),
                "unit-month",
                1,
                new Text("起步版", "to start with"),
                LocalDate.of(2010, 1, 1),
                "[ours]",
                List.of(
                        indicator("accuracy", accuracy, Formula.ACCURACY_1),
                        indicator("consistency", consistency, Formula.DECLARED_AGAINST_COUNTED_1)),
                new BigDecimal(60),
                Map.of(
                        Grade.EXCELLENT, new BigDecimal(90),
                        Grade.GOOD, new BigDecimal(80),
                        Grade.QUALIFIED, new BigDecimal(60),
                        Grade.UNQUALIFIED, BigDecimal.ZERO));
    }

    /** A batch that was taken, as declared. */
    public static BatchFigures taken(long received, long quarantined) {
        var verdict = quarantined == 0 ? Verdict.ACCEPTED : Verdict.ACCEPTED_WITH_REJECTS;
        return batch(verdict, null, received, received, quarantined);
    }

    public static BatchFigures refused(String reason, long received, long quarantined) {
        return batch(Verdict.REFUSED, reason, received, received, quarantined);
    }

    /** A batch that was refused because it is not as declared. */
    public static BatchFigures differing(long declared, long received) {
        return batch(Verdict.REFUSED, "manifest-differs", declared, received, 0);
    }

    private static BatchFigures batch(
            Verdict verdict, String refusedFor, long declared, long received, long quarantined) {
        var differences = declared == received
                ? List.<Difference>of()
                : List.of(new Difference("records", Long.toString(declared), Long.toString(received)));
        return new BatchFigures(
                UUID.randomUUID(),
                "a-sales",
                new Period(DAY, DAY),
                "ORIGINAL",
                verdict,
                refusedFor,
                declared,
                received,
                quarantined,
                differences,
                "sha-256:" + "0".repeat(64));
    }

    private static Indicator indicator(String code, String maximum, Formula formula) {
        return new Indicator(code, new Text(code, code), "R8.3", new BigDecimal(maximum), formula);
    }
}
