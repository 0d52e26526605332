package cn.etown.collection.due.domain;

import cn.etown.evidence.due.Due;
import cn.etown.evidence.due.Schedule;
import cn.etown.evidence.record.Period;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is due of one interface: by the versions of its policy, the calendar, and the interface's life. A period is due by the
 * policy that holds on its first day.
 */
public final class Outlook {

    /** One version of a policy; of two that begin to hold on one day the later one holds. */
    public record Policy(int version, LocalDate holdsFrom, Schedule schedule) {}

    /**
     * What was computed.
     *
     * @param to up to which first day; the day before {@code from} where nothing was
     * @param missingYear the year without calendar that kept it from going on
     */
    public record Computed(List<Expected> expected, LocalDate to, Optional<Integer> missingYear) {}

    private final NavigableMap<LocalDate, Policy> policies = new TreeMap<>();
    private final InterfaceLife life;
    private final LoadedCalendar calendar;
    private final ZoneId zone;

    /** @param policies in the order of their versions */
    public Outlook(List<Policy> policies, InterfaceLife life, LoadedCalendar calendar, ZoneId zone) {
        policies.forEach(policy -> this.policies.put(policy.holdsFrom(), policy));
        this.life = life;
        this.calendar = calendar;
        this.zone = zone;
    }

    /** The first day of a period that may still have been open at {@code at}. */
    public LocalDate earliestOpenAt(Instant at) {
        int wait = policies.values().stream()
                .mapToInt(policy -> policy.schedule().longestWait())
                .reduce(0, Math::max);
        return at.atZone(zone).toLocalDate().minusDays(wait);
    }

    /** What is due for the periods that begin between two days, both included, in their order. */
    public Computed between(LocalDate from, LocalDate to) {
        List<Expected> expected = new ArrayList<>();
        Optional<LocalDate> first = life.firstDay().map(day -> day.isAfter(from) ? day : from);
        if (first.isEmpty()) {
            return new Computed(expected, to, Optional.empty());
        }
        for (LocalDate day = first.get(); !day.isAfter(to); day = day.plusDays(1)) {
            try {
                expectedFrom(day).ifPresent(expected::add);
            } catch (YearNotLoaded missing) {
                return new Computed(expected, day.minusDays(1), Optional.of(missing.year()));
            }
        }
        return new Computed(expected, to, Optional.empty());
    }

    private Optional<Expected> expectedFrom(LocalDate day) {
        return Optional.ofNullable(policies.floorEntry(day))
                .map(Map.Entry::getValue)
                .flatMap(policy -> policy.schedule().periodBeginning(day).map(period -> expected(period, policy)));
    }

    private Expected expected(Period period, Policy policy) {
        Due due = policy.schedule().dueOf(period, calendar::isWorkingDay, zone);
        if (due instanceof Due.Nothing nothing) {
            return new Expected(period, policy.version(), null, Exemption.of(nothing));
        }
        Instant dueAt = ((Due.Data) due).latest();
        return new Expected(
                period, policy.version(), dueAt, life.exemptionAt(dueAt).orElse(null));
    }
}
