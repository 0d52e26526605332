package cn.etown.governance.legal.domain;

import java.time.LocalDate;

/**
 * That one of a unit's responsible people answers for an interface (R3.2f): as long as both the naming and the person's own duty
 * hold.
 *
 * @param first the first day on which both do
 * @param last the last day on which both do, {@code null} where neither has an end
 */
public record Answering(LocalDate first, LocalDate last) {

    /** The days that a naming and a person's own duty have in common; a last day may be {@code null}. */
    public static Answering of(LocalDate named, LocalDate namedUntil, LocalDate person, LocalDate personUntil) {
        var first = named.isBefore(person) ? person : named;
        if (namedUntil == null || personUntil == null) {
            return new Answering(first, namedUntil == null ? personUntil : namedUntil);
        }
        return new Answering(first, namedUntil.isBefore(personUntil) ? namedUntil : personUntil);
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(first) && (last == null || !day.isAfter(last));
    }
}
