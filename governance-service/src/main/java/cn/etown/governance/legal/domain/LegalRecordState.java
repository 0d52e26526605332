package cn.etown.governance.legal.domain;

import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Where a legal record stands. A reviewed one is reviewed anew before its review ends; RETURNED and REPLACED are ends: what a
 * record says never changes, so a correction is another record. One that waits is REPLACED when a newer one is reviewed.
 */
public enum LegalRecordState {
    SUBMITTED,
    REVIEWED,
    RETURNED,
    REPLACED;

    private static final Map<LegalRecordState, Set<LegalRecordState>> NEXT = Map.of(
            SUBMITTED, EnumSet.of(REVIEWED, RETURNED, REPLACED),
            REVIEWED, EnumSet.of(REVIEWED, REPLACED));

    /** Returns {@code target}, or refuses and names the states that can be reached from here. */
    public LegalRecordState moveTo(LegalRecordState target) {
        var next = NEXT.getOrDefault(this, Set.of());
        if (!next.contains(target)) {
            throw new RuleRefused(
                            "legal-record-transition",
                            new Text(
                                    "法律依据记录状态 " + this + " 之后只能是 " + next,
                                    "A legal record that is " + this + " leads only to " + next))
                    .withClause("R5.3");
        }
        return target;
    }
}
