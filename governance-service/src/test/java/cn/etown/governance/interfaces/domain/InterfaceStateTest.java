package cn.etown.governance.interfaces.domain;

import cn.etown.kit.problem.RuleRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static cn.etown.governance.interfaces.domain.InterfaceState.ACCEPTED;
import static cn.etown.governance.interfaces.domain.InterfaceState.APPROVED;
import static cn.etown.governance.interfaces.domain.InterfaceState.BUILT;
import static cn.etown.governance.interfaces.domain.InterfaceState.DEPRECATED;
import static cn.etown.governance.interfaces.domain.InterfaceState.DESIGNED;
import static cn.etown.governance.interfaces.domain.InterfaceState.ONLINE;
import static cn.etown.governance.interfaces.domain.InterfaceState.PLANNED;
import static cn.etown.governance.interfaces.domain.InterfaceState.RETIRED;
import static cn.etown.governance.interfaces.domain.InterfaceState.SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InterfaceStateTest {

    @Test
    void leadsFromPlannedToRetiredOneStepAtATime() {
        var way = List.of(PLANNED, DESIGNED, APPROVED, BUILT, ACCEPTED, ONLINE, SUSPENDED, ONLINE, DEPRECATED, RETIRED);
        var state = PLANNED;
        for (var next : way.subList(1, way.size())) {
            state = state.moveTo(next, ContractStanding.IN_FORCE);
        }
        assertThat(state).isEqualTo(RETIRED);
    }

    @Test
    void refusesEveryStepThatIsNotInTheTable() {
        assertThat(steps())
                .containsExactlyInAnyOrder(
                        "PLANNED-DESIGNED",
                        "DESIGNED-APPROVED",
                        "APPROVED-BUILT",
                        "BUILT-ACCEPTED",
                        "ACCEPTED-ONLINE",
                        "ONLINE-SUSPENDED",
                        "ONLINE-DEPRECATED",
                        "SUSPENDED-ONLINE",
                        "SUSPENDED-DEPRECATED",
                        "DEPRECATED-RETIRED");
    }

    @ParameterizedTest
    @CsvSource({"PLANNED,DESIGNED,NONE", "DESIGNED,APPROVED,SUBMITTED", "ACCEPTED,ONLINE,APPROVED"})
    void refusesAStepWhoseContractHasNotComeFarEnough(
            InterfaceState from, InterfaceState to, ContractStanding contract) {
        assertThatThrownBy(() -> from.moveTo(to, contract))
                .isInstanceOfSatisfying(
                        RuleRefused.class, refusal -> assertThat(refusal.code()).isEqualTo("contract-needed"));
    }

    private static Set<String> steps() {
        return Stream.of(InterfaceState.values())
                .flatMap(from -> Stream.of(InterfaceState.values())
                        .filter(to -> isAllowed(from, to))
                        .map(to -> from + "-" + to))
                .collect(Collectors.toSet());
    }

    private static boolean isAllowed(InterfaceState from, InterfaceState to) {
        try {
            return from.moveTo(to, ContractStanding.IN_FORCE) == to;
        } catch (RuleRefused refused) {
            return false;
        }
    }
}
