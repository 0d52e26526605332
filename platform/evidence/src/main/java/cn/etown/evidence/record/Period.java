package cn.etown.evidence.record;

import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** The days a batch is for, both ends included; days of the county's time zone. */
public record Period(LocalDate from, LocalDate to) {

    public Period {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        if (to.isBefore(from)) {
            throw new RuleRefused("period-reversed", new Text("数据期的结束日期早于开始日期", "The period ends before it begins"));
        }
    }

    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** Whether they share a day. */
    public boolean meets(Period other) {
        return !from.isAfter(other.to) && !to.isBefore(other.from);
    }

    public boolean liesWithin(Period other) {
        return other.contains(from) && other.contains(to);
    }

    /** From the first to the last day of both. */
    public Period with(Period other) {
        return new Period(from.isBefore(other.from) ? from : other.from, to.isAfter(other.to) ? to : other.to);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    @Override
    public String toString() {
        return from + "/" + to;
    }
}
