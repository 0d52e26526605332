package cn.etown.governance.clock;

import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The fact that a decision was not made in time, as the feed tells it; of tickets and grants it tells their own.
 *
 * @param unit the code of the unit that did not keep it, or {@code null} where that is the center
 * @param object what was owed on, as in its path
 */
record TermOverdue(Matter kind, Term term, String unit, String object, LocalDate due, Instant recordedAt) {

    static TermOverdue of(Missed missed, Instant recordedAt) {
        return new TermOverdue(missed.kind(), missed.term(), missed.unit(), missed.object(), missed.due(), recordedAt);
    }
}
