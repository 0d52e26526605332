package cn.etown.evidence.record;

import cn.etown.kit.problem.Text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A batch carries what happened in its period and nothing else (R8.2). */
final class PeriodRule {

    private final int place;
    private final Period period;
    private final ZoneId zone;
    private final Failure failure;

    /** @param place the place of {@code field}, which says when a record happened */
    PeriodRule(Field field, int place, Period period, ZoneId zone) {
        this.place = place;
        this.period = period;
        this.zone = zone;
        failure = new Failure(
                field.name(),
                Rule.PERIOD,
                new Text(
                        "“" + field.physicalName() + "”应在数据期 " + period.from() + " 至 " + period.to() + " 之内",
                        field.physicalName() + " must lie in the period " + period.from() + " to " + period.to()));
    }

    void check(Comparable<?>[] values, FailureList failures) {
        if (values[place] != null && !period.contains(day(values[place]))) {
            failures.add(failure);
        }
    }

    private LocalDate day(Comparable<?> value) {
        return value instanceof Instant instant ? LocalDate.ofInstant(instant, zone) : (LocalDate) value;
    }
}
