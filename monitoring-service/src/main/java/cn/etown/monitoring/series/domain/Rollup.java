package cn.etown.monitoring.series.domain;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The measures of one batch by day, added up over the contract's dimensions.
 *
 * @param version which computation of the batch's rollup this is; a higher one takes the place of a lower
 * @param byDay only the days on which the batch has records
 */
public record Rollup(long version, SortedMap<LocalDate, Measures> byDay) {

    public Rollup {
        byDay = Collections.unmodifiableSortedMap(new TreeMap<>(byDay));
    }

    /** The rollup of a batch that has no records. */
    public static Rollup empty(long version) {
        return new Rollup(version, new TreeMap<>());
    }

    /** This rollup and {@code measures} of one more combination of dimensions on {@code day}. */
    public Rollup plus(LocalDate day, Measures measures) {
        var sum = new TreeMap<>(byDay);
        sum.merge(day, measures, Measures::plus);
        return new Rollup(version, sum);
    }
}
