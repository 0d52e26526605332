package cn.etown.governance.standing.domain;

import cn.etown.kit.problem.Text;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Until when a unit holds what it must hold. Days, not a yes or no: what ends on a day needs nobody to end it.
 *
 * @param unit the unit's code
 * @param lastDays the last day, inclusive, on which each obligation is held; none where it never was
 */
public record Standing(String unit, Map<Obligation, LocalDate> lastDays) {

    public Standing {
        lastDays = Map.copyOf(lastDays);
    }

    /** @param emergencyPlan as the others the last day, or {@code null} where the unit never had one */
    public static Standing of(String unit, LocalDate agreement, LocalDate securityEvidence, LocalDate emergencyPlan) {
        var days = new EnumMap<Obligation, LocalDate>(Obligation.class);
        put(days, Obligation.AGREEMENT, agreement);
        put(days, Obligation.SECURITY_EVIDENCE, securityEvidence);
        put(days, Obligation.EMERGENCY_PLAN, emergencyPlan);
        return new Standing(unit, days);
    }

    /** One obligation as it stands on a day. */
    public record Held(Obligation obligation, boolean holds, Optional<LocalDate> lastDay) {}

    /** Something that is not held, and why. */
    public record Lack(Obligation obligation, Text reason) {}

    /** Every obligation as it stands on {@code day}. */
    public List<Held> on(LocalDate day) {
        return Stream.of(Obligation.values())
                .map(obligation -> new Held(obligation, holds(obligation, day), lastDay(obligation)))
                .toList();
    }

    /** What is not held on {@code day}. */
    public List<Lack> lacksOn(LocalDate day) {
        return Stream.of(Obligation.values())
                .filter(obligation -> !holds(obligation, day))
                .map(obligation -> new Lack(obligation, obligation.missing(unit, lastDays.get(obligation))))
                .toList();
    }

    /** Whether the unit may send and read on {@code day} (R4.1). */
    public boolean permitsOn(LocalDate day) {
        return lacksOn(day).stream().noneMatch(lack -> lack.obligation().isNeeded());
    }

    public Optional<LocalDate> lastDay(Obligation obligation) {
        return Optional.ofNullable(lastDays.get(obligation));
    }

    public boolean holds(Obligation obligation, LocalDate day) {
        return lastDay(obligation).filter(last -> !last.isBefore(day)).isPresent();
    }

    private static void put(Map<Obligation, LocalDate> days, Obligation obligation, LocalDate lastDay) {
        if (lastDay != null) {
            days.put(obligation, lastDay);
        }
    }
}
