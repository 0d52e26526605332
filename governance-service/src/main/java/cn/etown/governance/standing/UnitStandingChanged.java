package cn.etown.governance.standing;

import cn.etown.governance.standing.domain.Obligation;
import cn.etown.governance.standing.domain.Standing;
import cn.etown.kit.feed.NewEvent;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The fact that a unit holds something for longer or shorter, as the feed tells it: the last day of each obligation,
 * {@code null} where it was never held, so that nobody needs to hear of an expiry.
 */
record UnitStandingChanged(
        String unit,
        LocalDate agreementUntil,
        LocalDate securityEvidenceUntil,
        LocalDate emergencyPlanUntil,
        Instant changedAt) {

    static NewEvent of(Standing standing, Instant changedAt) {
        return new NewEvent(
                "cn.etown.governance.unit-standing-changed.v1",
                "units/" + standing.unit(),
                new UnitStandingChanged(
                        standing.unit(),
                        standing.lastDay(Obligation.AGREEMENT).orElse(null),
                        standing.lastDay(Obligation.SECURITY_EVIDENCE).orElse(null),
                        standing.lastDay(Obligation.EMERGENCY_PLAN).orElse(null),
                        changedAt));
    }
}
