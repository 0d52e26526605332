package cn.etown.governance.access.domain;

import cn.etown.kit.problem.Forbidden;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a grant stands, from application to end (R3.2e). The way back from RETURNED is no move: completing the application
 * takes it. EXPIRED, LAPSED and RENEWED come by themselves.
 */
public enum GrantState {
    /** 已申请 */
    APPLIED,
    /** 退回补正 */
    RETURNED,
    /** 形式审查通过 */
    CHECKED,
    /** 提供方同意 */
    CONSENTED,
    /** 提供方不同意 */
    OBJECTED,
    /** 已授权 */
    GRANTED,
    /** 不予授权 */
    REFUSED,
    /** 已撤回或收回 */
    WITHDRAWN,
    /** 已到期 */
    EXPIRED,
    /** 逾期未复核而失效 */
    LAPSED,
    /** 已续期: the renewal took its place. */
    RENEWED;

    private static final Set<Mover> APPLICANT = Set.of(Mover.APPLICANT);
    private static final Set<Mover> PROVIDER = Set.of(Mover.PROVIDER);
    private static final Set<Mover> OPERATOR = Set.of(Mover.OPERATOR);
    private static final Set<Mover> GOVERNOR = Set.of(Mover.GOVERNOR);
    private static final Set<Mover> WITHDRAWING = Set.of(Mover.APPLICANT, Mover.OPERATOR, Mover.GOVERNOR);

    /** Where a grant can go from each state, and whose move that is. */
    private static final Map<GrantState, Map<GrantState, Set<Mover>>> NEXT = Map.of(
            APPLIED,
            Map.of(RETURNED, OPERATOR, CHECKED, OPERATOR, WITHDRAWN, APPLICANT),
            RETURNED,
            Map.of(REFUSED, GOVERNOR, WITHDRAWN, APPLICANT),
            CHECKED,
            Map.of(
                    CHECKED, OPERATOR,
                    CONSENTED, PROVIDER,
                    OBJECTED, PROVIDER,
                    GRANTED, GOVERNOR,
                    REFUSED, GOVERNOR,
                    WITHDRAWN, APPLICANT),
            CONSENTED,
            Map.of(CHECKED, OPERATOR, GRANTED, GOVERNOR, REFUSED, GOVERNOR, WITHDRAWN, APPLICANT),
            OBJECTED,
            Map.of(REFUSED, GOVERNOR, WITHDRAWN, APPLICANT),
            GRANTED,
            Map.of(WITHDRAWN, WITHDRAWING));

    /**
     * Returns {@code target} where the grant can go there and it is the mover's to say.
     *
     * @param movers what the mover is to the grant
     * @throws RuleRefused {@code grant-transition}, naming the states that can be reached from here
     * @throws Forbidden where it can go there, but another says so
     */
    public GrantState moveTo(GrantState target, Set<Mover> movers) {
        var next = NEXT.getOrDefault(this, Map.of());
        if (!next.containsKey(target)) {
            var reachable = new TreeSet<>(next.keySet());
            throw new RuleRefused(
                            "grant-transition",
                            new Text(
                                    "使用授权处于 " + this + "，只能进入：" + reachable,
                                    "A grant that is " + this + " leads only to " + reachable))
                    .withClause("R3.2e");
        }
        if (Collections.disjoint(next.get(target), movers)) {
            var those = new TreeSet<>(next.get(target));
            throw new Forbidden(
                    "forbidden",
                    new Text(
                            "由 " + this + " 进入 " + target + " 须由以下之一办理：" + those,
                            "To move from " + this + " to " + target + " is for one of " + those));
        }
        return target;
    }
}
