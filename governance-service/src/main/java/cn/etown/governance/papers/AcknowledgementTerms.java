package cn.etown.governance.papers;

import cn.etown.governance.clock.ClockSettings;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.unit.UnitView;
import cn.etown.governance.unit.Units;
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
    private final ClockSettings clocks;
    private final CountyTime time;

    AcknowledgementTerms(Units units, ClockSettings clocks, CountyTime time) {
        this.units = units;
        this.clocks = clocks;
        this.time = time;
    }

    /** The last day of the term that a unit has from its registration on; empty while that year's calendar is not loaded. */
    record OwnTerm(Optional<LocalDate> fromRegistration) {

        /** The last day on which {@code version} is acknowledged in time. */
        LocalDate dayFor(DocumentVersion version) {
            return fromRegistration
                    .filter(own -> own.isAfter(version.acknowledgeBy()))
                    .orElse(version.acknowledgeBy());
        }
    }

    /** The term of a unit; without a day of its own where the unit is not on the register. */
    Uni<OwnTerm> of(String unit) {
        return units.find(unit)
                .chain(found -> clocks.lengths(Matter.DOCUMENT, Term.ACKNOWLEDGEMENT)
                        .map(lengths -> Optional.ofNullable(found)
                                .map(UnitView::registeredAt)
                                .map(time::dayOf)
                                .flatMap(lengths::due)))
                .map(OwnTerm::new);
    }
}
