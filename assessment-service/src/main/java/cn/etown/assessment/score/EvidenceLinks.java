package cn.etown.assessment.score;

import cn.etown.assessment.figures.domain.Period;
import cn.etown.assessment.scheme.domain.Formula;

import java.time.YearMonth;
import java.util.List;

/** Where the figures of a unit and month stand in monitoring and collection: paths, the same behind any gateway. */
record EvidenceLinks(String unit, YearMonth month) {

    /** Where the figures that {@code formula} counts can be opened. */
    List<String> of(Formula formula) {
        return switch (formula) {
            case ACCURACY_1 -> List.of("/api/monitoring/v1/quality" + query());
            case DECLARED_AGAINST_COUNTED_1 ->
                List.of("/api/collection/v1/batches" + query(), "/api/monitoring/v1/quality" + query());
        };
    }

    private String query() {
        var days = Period.of(month);
        return "?unit=" + unit + "&from=" + days.from() + "&to=" + days.to();
    }
}
