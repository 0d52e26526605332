package cn.etown.monitoring.series.domain;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The measures of one batch by day, over all of the contract's dimensions.
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

    /**
     * This rollup and the {@code measures} of one more day.
     *
     * @throws IllegalArgumentException where it has that day already
     */
    public Rollup with(LocalDate day, Measures measures) {
        var days = new TreeMap<>(byDay);
        if (days.put(day, measures) != null) {
            throw new IllegalArgumentException("The rollup tells of " + day + " twice");
        }
        return new Rollup(version, days);
    }
}
