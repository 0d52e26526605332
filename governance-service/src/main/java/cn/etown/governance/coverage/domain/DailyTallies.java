package cn.etown.governance.coverage.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A tally for each day, made of the changes from day to day. */
public final class DailyTallies {

    /** @param by how many more, or fewer, there are from {@code day} on */
    public record Change(LocalDate day, Counted counted, long by) {}

    private DailyTallies() {}

    /**
     * One tally for each day from {@code from} to {@code to}, both included.
     *
     * @param changes those up to {@code to}, in any order; what stood before {@code from} is a change on that day
     */
    public static SortedMap<LocalDate, Tally> of(LocalDate from, LocalDate to, List<Change> changes) {
        var byDay = changes.stream().collect(Collectors.groupingBy(Change::day));
        var days = new TreeMap<LocalDate, Tally>();
        var current = Tally.NONE;
        for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
            current = after(current, byDay.getOrDefault(day, List.of()));
            days.put(day, current);
        }
        return days;
    }

    /** What comes is counted before what goes, so that no count is below zero on the way. */
    private static Tally after(Tally before, List<Change> changes) {
        var ordered = new ArrayList<>(changes);
        ordered.sort((one, other) -> Long.compare(other.by(), one.by()));
        var tally = before;
        for (var change : ordered) {
            tally = tally.with(change.counted(), change.by());
        }
        return tally;
    }
}
