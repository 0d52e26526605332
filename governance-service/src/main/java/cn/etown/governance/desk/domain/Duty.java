package cn.etown.governance.desk.domain;

import cn.etown.governance.clock.domain.Term;

import java.util.Optional;

/** What is owed next on a ticket, and by whom (R1: every step has one who must act, and a day). */
public enum Duty {
    PASS_ON(Party.CENTER, Term.PASS_ON),
    ANSWER(Party.OWNER, Term.ANSWER),
    SOLVE(Party.OWNER, Term.SOLVE),
    REPLY(Party.REPORTER, Term.REPLY),
    CONFIRM(Party.REPORTER, Term.REPLY);

    private final Party party;
    private final Term term;

    Duty(Party party, Term term) {
        this.party = party;
        this.term = term;
    }

    /** What a ticket in {@code state} waits for; nothing where it is settled. */
    public static Optional<Duty> in(TicketState state, TicketKind kind) {
        return Optional.ofNullable(
                switch (state) {
                    case OPEN, REOPENED -> PASS_ON;
                    case PASSED_ON -> ANSWER;
                    case WAITING_FOR_REPORTER -> REPLY;
                    case ANSWERED -> kind.owesSolution() ? SOLVE : CONFIRM;
                    case SOLVED -> CONFIRM;
                    case REJECTED, CLOSED -> null;
                });
    }

    public Party party() {
        return party;
    }

    /** The term it is owed within. */
    public Term term(boolean complex) {
        return this == ANSWER && complex ? Term.ANSWER_COMPLEX : term;
    }

    /**
     * Whether a clock runs that can be paused, extended and breached. A reporter who lets the day pass breaches nothing: then
     * the center may close the ticket.
     */
    public boolean isClocked() {
        return party != Party.REPORTER;
    }
}
