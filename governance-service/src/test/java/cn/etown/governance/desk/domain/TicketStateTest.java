package cn.etown.governance.desk.domain;

import cn.etown.governance.clock.domain.Term;
import cn.etown.kit.problem.Forbidden;
import cn.etown.kit.problem.RuleRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

import static cn.etown.governance.desk.domain.TicketState.ANSWERED;
import static cn.etown.governance.desk.domain.TicketState.CLOSED;
import static cn.etown.governance.desk.domain.TicketState.OPEN;
import static cn.etown.governance.desk.domain.TicketState.PASSED_ON;
import static cn.etown.governance.desk.domain.TicketState.REOPENED;
import static cn.etown.governance.desk.domain.TicketState.SOLVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TicketStateTest {

    /** The whole table but for ANSWERED, where the kind matters: from, to, who may. */
    @ParameterizedTest
    @CsvSource({
        "OPEN, PASSED_ON WAITING_FOR_REPORTER ANSWERED REJECTED, CENTER",
        "OPEN, CLOSED, REPORTER",
        "REOPENED, PASSED_ON WAITING_FOR_REPORTER ANSWERED REJECTED, CENTER",
        "REOPENED, CLOSED, REPORTER",
        "PASSED_ON, WAITING_FOR_REPORTER ANSWERED, OWNER CENTER",
        "PASSED_ON, REJECTED, CENTER",
        "PASSED_ON, CLOSED, REPORTER",
        "WAITING_FOR_REPORTER, CLOSED, REPORTER CENTER",
        "SOLVED, CLOSED, REPORTER CENTER",
        "SOLVED, REOPENED, REPORTER",
        "REJECTED, REOPENED, REPORTER",
    })
    void leadsWhereTheTableSaysAndLetsOnlyItsMoversMove(TicketState from, String targets, String movers) {
        var allowed = parties(movers);
        for (var kind : TicketKind.values()) {
            for (var target : states(targets)) {
                for (var party : Party.values()) {
                    if (allowed.contains(party)) {
                        assertThat(from.moveTo(target, kind, Set.of(party))).isEqualTo(target);
                    } else {
                        assertThatThrownBy(() -> from.moveTo(target, kind, Set.of(party)))
                                .isInstanceOf(Forbidden.class);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN, PASSED_ON WAITING_FOR_REPORTER ANSWERED REJECTED CLOSED",
        "REOPENED, PASSED_ON WAITING_FOR_REPORTER ANSWERED REJECTED CLOSED",
        "PASSED_ON, WAITING_FOR_REPORTER ANSWERED REJECTED CLOSED",
        "WAITING_FOR_REPORTER, CLOSED",
        "SOLVED, CLOSED REOPENED",
        "REJECTED, REOPENED",
        "CLOSED, ''",
    })
    void leadsNowhereElse(TicketState from, String targets) {
        var others = EnumSet.complementOf(states(targets));

        for (var kind : TicketKind.values()) {
            for (var target : others) {
                assertThatThrownBy(() -> from.moveTo(target, kind, EnumSet.allOf(Party.class)))
                        .as("%s to %s", from, target)
                        .isInstanceOf(RuleRefused.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CALIBER", "DISPUTE"})
    void isSettledByTheAnswerWhereNoSolutionIsOwed(TicketKind kind) {
        assertThat(ANSWERED.moveTo(CLOSED, kind, Set.of(Party.REPORTER))).isEqualTo(CLOSED);
        assertThat(ANSWERED.moveTo(CLOSED, kind, Set.of(Party.CENTER))).isEqualTo(CLOSED);
        assertThat(ANSWERED.moveTo(REOPENED, kind, Set.of(Party.REPORTER))).isEqualTo(REOPENED);
        assertThatThrownBy(() -> ANSWERED.moveTo(SOLVED, kind, Set.of(Party.OWNER)))
                .isInstanceOf(RuleRefused.class)
                .hasMessageContaining("[CLOSED, REOPENED]");
    }

    @ParameterizedTest
    @EnumSource(names = {"QUALITY", "OPTIMISATION"})
    void isSolvedAfterTheAnswerWhereASolutionIsOwed(TicketKind kind) {
        assertThat(ANSWERED.moveTo(SOLVED, kind, Set.of(Party.OWNER))).isEqualTo(SOLVED);
        assertThat(ANSWERED.moveTo(CLOSED, kind, Set.of(Party.REPORTER))).isEqualTo(CLOSED);
        assertThatThrownBy(() -> ANSWERED.moveTo(CLOSED, kind, Set.of(Party.CENTER, Party.OWNER)))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void letsNobodyMoveWhoOnlySeesIt() {
        assertThatThrownBy(() -> OPEN.moveTo(PASSED_ON, TicketKind.QUALITY, Set.of()))
                .isInstanceOf(Forbidden.class);
    }

    @ParameterizedTest
    @EnumSource
    void alwaysTellsWhatIsOwedNextUntilItIsSettled(TicketState state) {
        for (var kind : TicketKind.values()) {
            assertThat(Duty.in(state, kind).isEmpty()).isEqualTo(state.isOver());
        }
    }

    @Test
    void owesTheSolutionOrTheConfirmationAfterTheAnswer() {
        assertThat(Duty.in(ANSWERED, TicketKind.QUALITY)).contains(Duty.SOLVE);
        assertThat(Duty.in(ANSWERED, TicketKind.DISPUTE)).contains(Duty.CONFIRM);
        assertThat(Duty.in(PASSED_ON, TicketKind.DISPUTE)).contains(Duty.ANSWER);
        assertThat(Duty.ANSWER.term(false)).isEqualTo(Term.ANSWER);
        assertThat(Duty.ANSWER.term(true)).isEqualTo(Term.ANSWER_COMPLEX);
        assertThat(Duty.SOLVE.term(true)).isEqualTo(Term.SOLVE);
    }

    private static EnumSet<TicketState> states(String names) {
        return Arrays.stream(names.split(" "))
                .filter(name -> !name.isBlank())
                .map(TicketState::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(TicketState.class)));
    }

    private static Set<Party> parties(String names) {
        return Arrays.stream(names.split(" ")).map(Party::valueOf).collect(Collectors.toSet());
    }
}
