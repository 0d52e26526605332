package cn.etown.governance.access.domain;

import cn.etown.kit.problem.Forbidden;
import cn.etown.kit.problem.RuleRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.EnumSet;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GrantStateTest {

    private static final Set<Mover> EVERYBODY = EnumSet.allOf(Mover.class);

    /** What waits to be decided. */
    private static final Set<GrantState> OPEN = EnumSet.range(GrantState.APPLIED, GrantState.OBJECTED);

    @ParameterizedTest
    @CsvSource({
        "APPLIED,   'CHECKED, RETURNED, WITHDRAWN'",
        "RETURNED,  'REFUSED, WITHDRAWN'",
        "CHECKED,   'CHECKED, CONSENTED, OBJECTED, GRANTED, REFUSED, WITHDRAWN'",
        "CONSENTED, 'CHECKED, GRANTED, REFUSED, WITHDRAWN'",
        "OBJECTED,  'REFUSED, WITHDRAWN'",
        "GRANTED,   'WITHDRAWN'",
        "REFUSED,   ''",
        "WITHDRAWN, ''",
        "EXPIRED,   ''",
        "LAPSED,    ''",
        "RENEWED,   ''"
    })
    void leadsThereAndNowhereElse(GrantState from, String targets) {
        var reachable = EnumSet.noneOf(GrantState.class);
        for (var target : GrantState.values()) {
            try {
                reachable.add(from.moveTo(target, EVERYBODY));
            } catch (RuleRefused refused) {
                assertThat(refused.code()).isEqualTo("grant-transition");
            }
        }

        assertThat(reachable.stream().map(Enum::name))
                .containsExactlyInAnyOrder(targets.isEmpty() ? new String[0] : targets.split(", "));
    }

    @ParameterizedTest
    @CsvSource({
        "APPLIED, CHECKED, OPERATOR",
        "APPLIED, WITHDRAWN, APPLICANT",
        "CHECKED, CONSENTED, PROVIDER",
        "CHECKED, OBJECTED, PROVIDER",
        "CHECKED, GRANTED, GOVERNOR",
        "CONSENTED, GRANTED, GOVERNOR",
        "RETURNED, REFUSED, GOVERNOR"
    })
    void isForOneAlone(GrantState from, GrantState target, Mover mover) {
        assertThat(from.moveTo(target, EnumSet.of(mover))).isEqualTo(target);
        assertThatThrownBy(() -> from.moveTo(target, EnumSet.complementOf(EnumSet.of(mover))))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void isGivenBackByItsHolderOrTakenByTheCenterButNotByTheProvider() {
        for (var mover : Mover.values()) {
            if (mover == Mover.PROVIDER) {
                assertThatThrownBy(() -> GrantState.GRANTED.moveTo(GrantState.WITHDRAWN, EnumSet.of(mover)))
                        .isInstanceOf(Forbidden.class);
            } else {
                assertThat(GrantState.GRANTED.moveTo(GrantState.WITHDRAWN, EnumSet.of(mover)))
                        .isEqualTo(GrantState.WITHDRAWN);
            }
        }
    }

    /** Each step has one who must act (R1). */
    @ParameterizedTest
    @EnumSource(GrantState.class)
    void hasADutyJustWhileItIsOpen(GrantState state) {
        assertThat(GrantDuty.in(state, true).isPresent()).isEqualTo(OPEN.contains(state));
    }
}
