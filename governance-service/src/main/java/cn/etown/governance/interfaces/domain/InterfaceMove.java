package cn.etown.governance.interfaces.domain;

import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static cn.etown.governance.interfaces.domain.Guard.ACCEPTANCE_PASSED;
import static cn.etown.governance.interfaces.domain.Guard.ANOTHER_PERSON;
import static cn.etown.governance.interfaces.domain.Guard.CONTRACT_APPROVED;
import static cn.etown.governance.interfaces.domain.Guard.CONTRACT_SUBMITTED;
import static cn.etown.governance.interfaces.domain.Guard.EVIDENCE_GIVEN;
import static cn.etown.governance.interfaces.domain.Guard.NO_DEPENDENT;
import static cn.etown.governance.interfaces.domain.Guard.NO_LIVE_GRANT;
import static cn.etown.governance.interfaces.domain.Guard.NO_SUNSET;
import static cn.etown.governance.interfaces.domain.Guard.REQUIREMENTS_MET;
import static cn.etown.governance.interfaces.domain.Guard.SUNSET_REACHED;
import static cn.etown.governance.interfaces.domain.Guard.SUNSET_SET;
import static cn.etown.governance.interfaces.domain.Guard.SUNSET_STANDS;
import static cn.etown.governance.interfaces.domain.InterfaceState.ACCEPTED;
import static cn.etown.governance.interfaces.domain.InterfaceState.APPROVED;
import static cn.etown.governance.interfaces.domain.InterfaceState.BUILT;
import static cn.etown.governance.interfaces.domain.InterfaceState.DEPRECATED;
import static cn.etown.governance.interfaces.domain.InterfaceState.DESIGNED;
import static cn.etown.governance.interfaces.domain.InterfaceState.ONLINE;
import static cn.etown.governance.interfaces.domain.InterfaceState.PLANNED;
import static cn.etown.governance.interfaces.domain.InterfaceState.RETIRED;
import static cn.etown.governance.interfaces.domain.InterfaceState.SUSPENDED;
import static cn.etown.governance.interfaces.domain.Mover.GOVERNOR;
import static cn.etown.governance.interfaces.domain.Mover.MONITORING;
import static cn.etown.governance.interfaces.domain.Mover.OPERATOR;

/**
 * The life of an interface (R3.2f): every move there is, who makes it and what guards it. Each takes a reason. Two lead nowhere
 * else: the sunset is another from then on.
 */
public enum InterfaceMove {
    DESIGN(PLANNED, DESIGNED, by(OPERATOR), CONTRACT_SUBMITTED),
    GIVE_UP_PLAN(PLANNED, RETIRED, by(OPERATOR), NO_DEPENDENT),
    RETURN_DESIGN(DESIGNED, PLANNED, by(OPERATOR, GOVERNOR)),
    GIVE_UP_DESIGN(DESIGNED, RETIRED, by(OPERATOR), NO_DEPENDENT),
    APPROVE(DESIGNED, APPROVED, by(GOVERNOR), CONTRACT_APPROVED, ANOTHER_PERSON),
    RETURN_APPROVAL(APPROVED, DESIGNED, by(GOVERNOR)),
    BUILD(APPROVED, BUILT, by(OPERATOR), EVIDENCE_GIVEN, CONTRACT_APPROVED),
    RETURN_BUILDING(BUILT, APPROVED, by(OPERATOR)),
    ACCEPT(BUILT, ACCEPTED, by(OPERATOR), CONTRACT_APPROVED, ACCEPTANCE_PASSED),
    RETURN_ACCEPTANCE(ACCEPTED, BUILT, by(OPERATOR)),
    GO_ONLINE(ACCEPTED, ONLINE, by(OPERATOR), REQUIREMENTS_MET),
    SUSPEND(ONLINE, SUSPENDED, by(OPERATOR, GOVERNOR, MONITORING), EVIDENCE_GIVEN),
    RESUME(SUSPENDED, ONLINE, by(OPERATOR), NO_SUNSET, REQUIREMENTS_MET),
    DEPRECATE(ONLINE, DEPRECATED, by(OPERATOR), SUNSET_SET),
    SUSPEND_DEPRECATED(DEPRECATED, SUSPENDED, by(OPERATOR, GOVERNOR, MONITORING), EVIDENCE_GIVEN),
    RESUME_DEPRECATED(SUSPENDED, DEPRECATED, by(OPERATOR), SUNSET_STANDS, REQUIREMENTS_MET),
    CHANGE_SUNSET(DEPRECATED, DEPRECATED, by(OPERATOR), SUNSET_SET, EVIDENCE_GIVEN),
    SET_SUNSET_SUSPENDED(SUSPENDED, SUSPENDED, by(OPERATOR), SUNSET_SET, EVIDENCE_GIVEN),
    RETIRE_SUSPENDED(SUSPENDED, RETIRED, by(OPERATOR), SUNSET_REACHED, NO_DEPENDENT),
    RETIRE(DEPRECATED, RETIRED, by(OPERATOR), SUNSET_REACHED, NO_LIVE_GRANT);

    private final InterfaceState from;
    private final InterfaceState to;
    private final Set<Mover> movers;
    private final Set<Guard> guards;

    InterfaceMove(InterfaceState from, InterfaceState to, Set<Mover> movers, Guard... guards) {
        this.from = from;
        this.to = to;
        this.movers = movers;
        var named = EnumSet.noneOf(Guard.class);
        Collections.addAll(named, guards);
        this.guards = Collections.unmodifiableSet(named);
    }

    /**
     * The move that leads from one state to another.
     *
     * @throws RuleRefused {@code interface-transition}, naming the states that can be reached from {@code from}
     */
    public static InterfaceMove between(InterfaceState from, InterfaceState to) {
        return outOf(from).filter(move -> move.to == to).findFirst().orElseThrow(() -> refused(from));
    }

    /** The moves that leave a state, in the order of the table. */
    public static Stream<InterfaceMove> outOf(InterfaceState from) {
        return Stream.of(values()).filter(move -> move.from == from);
    }

    public InterfaceState from() {
        return from;
    }

    public InterfaceState to() {
        return to;
    }

    /** Who may make it. */
    public Set<Mover> movers() {
        return movers;
    }

    /** What must hold, in the order in which it is asked. */
    public Set<Guard> guards() {
        return guards;
    }

    private static Set<Mover> by(Mover... movers) {
        return Collections.unmodifiableSet(EnumSet.copyOf(List.of(movers)));
    }

    private static RuntimeException refused(InterfaceState from) {
        var next = outOf(from).map(move -> move.to.name()).collect(Collectors.joining(", ", "[", "]"));
        return new RuleRefused(
                        "interface-transition",
                        new Text(
                                "接口状态 " + from + " 之后只能是 " + next,
                                "An interface that is " + from + " leads only to " + next))
                .withClause("R3.2f");
    }
}
