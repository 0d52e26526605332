package cn.etown.governance.papers;

import cn.etown.governance.calendar.Calendars;
import cn.etown.governance.unit.UnitView;
import cn.etown.governance.unit.Units;
import cn.etown.kit.calendar.WorkingCalendar;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.Optional;

/**
 * By when a unit acknowledges what was published (R7.2): the day set for all, or as many working days after the unit's own
 * registration, whichever is later.
 */
@ApplicationScoped
class AcknowledgementTerms {

    private final Units units;
    private final Calendars calendars;
    private final CountyTime time;
    private final PapersSettings settings;

    AcknowledgementTerms(Units units, Calendars calendars, CountyTime time, PapersSettings settings) {
        this.units = units;
        this.calendars = calendars;
        this.time = time;
        this.settings = settings;
    }

    /** The last day of the term that a unit has from its registration on; empty while that year's calendar is not loaded. */
    record Term(Optional<LocalDate> fromRegistration) {

        /** The last day on which {@code version} is acknowledged in time. */
        LocalDate dayFor(DocumentVersion version) {
            return fromRegistration
                    .filter(own -> own.isAfter(version.acknowledgeBy()))
                    .orElse(version.acknowledgeBy());
        }
    }

    /** The term of a unit; without a day of its own where the unit is not on the register. */
    Uni<Term> of(String unit) {
        return units.find(unit)
                .chain(found -> calendars
                        .current()
                        .map(calendar -> Optional.ofNullable(found).flatMap(known -> lastDay(known, calendar))))
                .map(Term::new);
    }

    private Optional<LocalDate> lastDay(UnitView unit, WorkingCalendar calendar) {
        try {
            return Optional.of(calendar.after(time.dayOf(unit.registeredAt()), settings.acknowledgeWorkingDays()));
        } catch (RuleRefused calendarMissing) {
            return Optional.empty();
        }
    }
}
