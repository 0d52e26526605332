package cn.etown.assessment.scheme.domain;

import cn.etown.kit.problem.Text;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One version of the scoring rules (R11, R12).
 *
 * @param holdsFrom the first day on which it holds; it holds until another one does
 * @param source where its numbers were taken from
 * @param leastAssessable how many points must be assessable for a grade to be given, above 0
 * @param floors from which percentage of the assessable points on each grade is given; one is given from 0 on
 */
public record Scheme(
        UUID id,
        String code,
        int version,
        Text name,
        LocalDate holdsFrom,
        String source,
        List<Indicator> indicators,
        BigDecimal leastAssessable,
        Map<Grade, BigDecimal> floors) {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    public Scheme {
        indicators = List.copyOf(indicators);
        floors = new EnumMap<>(floors);
        if (indicators.isEmpty()) {
            throw new IllegalArgumentException("A scheme without indicators: " + code);
        }
        if (leastAssessable.signum() <= 0) {
            throw new IllegalArgumentException("A scheme that grades where nothing was assessable: " + code);
        }
        if (floors.values().stream().noneMatch(floor -> floor.signum() == 0)) {
            throw new IllegalArgumentException("A scheme without a lowest grade: " + code);
        }
    }

    @Override
    public Map<Grade, BigDecimal> floors() {
        return Map.copyOf(floors);
    }

    /** The points of a faultless month. */
    public BigDecimal total() {
        return indicators.stream().map(Indicator::maximum).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Whether so many assessable points are enough for a grade. */
    public boolean isEnough(BigDecimal assessable) {
        return assessable.compareTo(leastAssessable) >= 0;
    }

    /** The grade of {@code points} out of {@code assessable}; nothing is rounded beyond what the points are. */
    public Grade gradeOf(BigDecimal points, BigDecimal assessable) {
        return floors.entrySet().stream()
                .filter(grade ->
                        points.multiply(HUNDRED).compareTo(grade.getValue().multiply(assessable)) >= 0)
                .max(Comparator.comparing(Map.Entry::getValue))
                .orElseThrow()
                .getKey();
    }
}
