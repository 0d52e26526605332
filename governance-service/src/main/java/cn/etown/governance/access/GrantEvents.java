package cn.etown.governance.access;

import cn.etown.governance.access.domain.GrantState;
import cn.etown.governance.classification.ClassifiedField;
import cn.etown.governance.clock.domain.Term;
import cn.etown.kit.feed.NewEvent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The facts about grants, as the feed tells them. */
final class GrantEvents {

    private GrantEvents() {}

    /**
     * All that is needed to deliver under a grant.
     *
     * @param filter the conditions that all hold for a row that may be read; all rows where there is none
     * @param quota how much may be read on a day of the county
     * @param until the last day
     * @param reviewDue the day by which it is reviewed anew
     * @param lapsesAfter the last day without that review, even before {@code until}; {@code null} where not known yet
     * @param classes of the granted fields, as they are classified today
     * @param renews the grant whose place it takes, or {@code null}
     */
    record GrantTold(
            UUID id,
            String interfaceCode,
            String provider,
            String unit,
            String purpose,
            List<String> fields,
            List<FilterCondition> filter,
            Quota quota,
            LocalDate from,
            LocalDate until,
            LocalDate reviewDue,
            LocalDate lapsesAfter,
            List<ClassifiedField> classes,
            UUID renews,
            Instant at) {}

    /** @param reason WITHDRAWN, EXPIRED, LAPSED or RENEWED */
    record GrantEnded(UUID id, String interfaceCode, String unit, GrantState reason, Instant at) {}

    record GrantOverdue(
            UUID id,
            UUID clock,
            String interfaceCode,
            String applicantUnit,
            Term term,
            String unit,
            LocalDate due,
            Instant recordedAt) {}

    static NewEvent given(AccessGrant grant, List<ClassifiedField> classes, Instant at) {
        return event("grant-given", grant, told(grant, classes, at));
    }

    static NewEvent changed(AccessGrant grant, List<ClassifiedField> classes, Instant at) {
        return event("grant-changed", grant, told(grant, classes, at));
    }

    static NewEvent ended(AccessGrant grant, Instant at) {
        return event(
                "grant-ended",
                grant,
                new GrantEnded(grant.id(), grant.interfaceCode(), grant.unit(), grant.state(), at));
    }

    static NewEvent overdue(AccessGrant grant, GrantClock clock) {
        var data = new GrantOverdue(
                grant.id(),
                clock.id(),
                grant.interfaceCode(),
                grant.unit(),
                clock.term(),
                clock.unit(),
                clock.due(),
                clock.breachedAt());
        return event("grant-overdue", grant, data);
    }

    private static GrantTold told(AccessGrant grant, List<ClassifiedField> classes, Instant at) {
        var terms = grant.terms();
        return new GrantTold(
                grant.id(),
                grant.interfaceCode(),
                grant.provider(),
                grant.unit(),
                terms.purpose(),
                terms.fields(),
                terms.filter(),
                terms.quota(),
                terms.from(),
                terms.until(),
                grant.reviewDue(),
                grant.lapsesAfter(),
                classes.stream()
                        .filter(field -> terms.fields().contains(field.name()))
                        .toList(),
                grant.renews(),
                at);
    }

    private static NewEvent event(String fact, AccessGrant grant, Object data) {
        return new NewEvent("cn.etown.governance." + fact + ".v1", grant.path(), data);
    }
}
