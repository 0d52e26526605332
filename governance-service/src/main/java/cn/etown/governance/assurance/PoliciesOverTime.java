package cn.etown.governance.assurance;

import cn.etown.evidence.due.Schedule;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The versions of an interface's policy that hold one after the other; a period is due by the one of its first day. */
final class PoliciesOverTime {

    private record Version(int number, Schedule schedule) {}

    private final NavigableMap<LocalDate, Version> versions = new TreeMap<>();

    /** @param policies in the order in which they take over; of two that begin on one day the later one holds */
    PoliciesOverTime(List<AssurancePolicy> policies) {
        policies.forEach(policy -> versions.put(
                policy.holdsFrom(), new Version(policy.number(), policy.terms().schedule())));
    }

    /** The periods that begin between two days, both included, in their order. */
    List<DuePeriodView> due(LocalDate from, LocalDate to, Predicate<LocalDate> workingDay, ZoneId zone) {
        return from.datesUntil(to.plusDays(1))
                .flatMap(day -> dueFrom(day, workingDay, zone))
                .toList();
    }

    private Stream<DuePeriodView> dueFrom(LocalDate day, Predicate<LocalDate> workingDay, ZoneId zone) {
        var held = versions.floorEntry(day);
        if (held == null) {
            return Stream.empty();
        }
        var version = held.getValue();
        return version.schedule().periodBeginning(day).stream()
                .map(period -> version.schedule().dueOf(period, workingDay, zone))
                .map(due -> DuePeriodView.of(due, version.number()));
    }
}
