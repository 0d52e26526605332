package cn.etown.governance.clock;

import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;

import java.time.LocalDate;

/**
 * A term that was not kept.
 *
 * @param unit the code of the unit that did not keep it, or {@code null} where that is the center
 * @param object what was owed on, as in its path: {@code tickets/0192…}
 * @param due the last day on which it would have been kept
 */
public record Missed(Matter kind, Term term, String unit, String object, LocalDate due) {}
