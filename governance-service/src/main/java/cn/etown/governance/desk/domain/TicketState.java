package cn.etown.governance.desk.domain;

import cn.etown.kit.problem.Forbidden;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Where a ticket stands (R8.4). The way back from WAITING_FOR_REPORTER is no move: the reporter's reply takes it. */
public enum TicketState {
    OPEN,
    PASSED_ON,
    WAITING_FOR_REPORTER,
    ANSWERED,
    SOLVED,
    CLOSED,
    REJECTED,
    REOPENED;

    private static final Set<Party> REPORTER = Set.of(Party.REPORTER);
    private static final Set<Party> CENTER = Set.of(Party.CENTER);
    private static final Set<Party> ANSWERING = Set.of(Party.OWNER, Party.CENTER);
    private static final Set<Party> CLOSING = Set.of(Party.REPORTER, Party.CENTER);

    private static final Map<TicketState, Set<Party>> AT_THE_CENTER = Map.of(
            PASSED_ON, CENTER, ANSWERED, CENTER, WAITING_FOR_REPORTER, CENTER, REJECTED, CENTER, CLOSED, REPORTER);
    private static final Map<TicketState, Set<Party>> SOLUTION_OWED =
            Map.of(SOLVED, ANSWERING, WAITING_FOR_REPORTER, ANSWERING, CLOSED, REPORTER, REOPENED, REPORTER);
    private static final Map<TicketState, Set<Party>> SETTLED = Map.of(CLOSED, CLOSING, REOPENED, REPORTER);

    /** Where a ticket can go from each state, and whose move that is. */
    private static final Map<TicketState, Map<TicketState, Set<Party>>> NEXT = Map.of(
            OPEN,
            AT_THE_CENTER,
            REOPENED,
            AT_THE_CENTER,
            PASSED_ON,
            Map.of(
                    ANSWERED, ANSWERING,
                    WAITING_FOR_REPORTER, ANSWERING,
                    REJECTED, CENTER,
                    CLOSED, REPORTER),
            WAITING_FOR_REPORTER,
            Map.of(CLOSED, CLOSING),
            ANSWERED,
            SETTLED,
            SOLVED,
            SETTLED,
            REJECTED,
            Map.of(REOPENED, REPORTER),
            CLOSED,
            Map.of());

    /**
     * Returns {@code target} where the ticket can go there and it is the mover's to say.
     *
     * @param parties what the mover is to the ticket
     * @throws RuleRefused {@code ticket-transition}, naming the states that can be reached from here
     * @throws Forbidden where it can go there, but another party says so
     */
    public TicketState moveTo(TicketState target, TicketKind kind, Set<Party> parties) {
        var next = next(kind);
        if (!next.containsKey(target)) {
            var reachable = new TreeSet<>(next.keySet());
            throw new RuleRefused(
                            "ticket-transition",
                            new Text(
                                    "工单处于 " + this + "，只能进入：" + reachable,
                                    "A ticket that is " + this + " leads only to " + reachable))
                    .withClause("R8.4");
        }
        if (Collections.disjoint(next.get(target), parties)) {
            var movers = new TreeSet<>(next.get(target));
            throw new Forbidden(
                    "forbidden",
                    new Text(
                            "由 " + this + " 进入 " + target + " 须由以下之一办理：" + movers,
                            "To move from " + this + " to " + target + " is for one of " + movers));
        }
        return target;
    }

    /** Whether nothing more is said about it, unless it is opened again. */
    public boolean isOver() {
        return this == CLOSED || this == REJECTED;
    }

    private Map<TicketState, Set<Party>> next(TicketKind kind) {
        return this == ANSWERED && kind.owesSolution() ? SOLUTION_OWED : NEXT.get(this);
    }
}
