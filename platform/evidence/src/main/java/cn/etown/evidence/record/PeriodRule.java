package cn.etown.evidence.record;

import cn.etown.kit.problem.Text;

import java.time.ZoneId;

/** A batch carries what happened in its period and nothing else (R8.2). Not safe for use by two threads at once. */
final class PeriodRule {

    private final int place;
    private final long from;
    private final long to;
    private final EventDays days;
    private final Failure failure;

    /** @param place the place of {@code field}, which says when a record happened */
    PeriodRule(Field field, int place, Period period, ZoneId zone) {
        this.place = place;
        from = period.from().toEpochDay();
        to = period.to().toEpochDay();
        days = new EventDays(zone);
        failure = new Failure(
                field.name(),
                Rule.PERIOD,
                new Text(
                        "“" + field.physicalName() + "”应在数据期 " + period.from() + " 至 " + period.to() + " 之内",
                        field.physicalName() + " must lie in the period " + period.from() + " to " + period.to()));
    }

    void check(Comparable<?>[] values, FailureList failures) {
        if (values[place] != null && !isWithin(days.of(values[place]))) {
            failures.add(failure);
        }
    }

    private boolean isWithin(long day) {
        return from <= day && day <= to;
    }
}
