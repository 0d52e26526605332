package cn.etown.governance.interfaces.domain;

import cn.etown.kit.problem.RuleRefused;
import org.junit.jupiter.api.Test;

import java.util.EnumSet;
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

class InterfaceMoveTest {

    @Test
    void leadFromPlannedToRetiredOneStepAtATime() {
        var way = List.of(PLANNED, DESIGNED, APPROVED, BUILT, ACCEPTED, ONLINE, SUSPENDED, ONLINE, DEPRECATED, RETIRED);
        var state = PLANNED;
        for (var next : way.subList(1, way.size())) {
            state = InterfaceMove.between(state, next).to();
        }
        assertThat(state).isEqualTo(RETIRED);
    }

    @Test
    void areTheseAndNoOthers() {
        assertThat(steps())
                .containsExactlyInAnyOrder(
                        "PLANNED-DESIGNED",
                        "PLANNED-RETIRED",
                        "DESIGNED-PLANNED",
                        "DESIGNED-RETIRED",
                        "DESIGNED-APPROVED",
                        "APPROVED-DESIGNED",
                        "APPROVED-BUILT",
                        "BUILT-APPROVED",
                        "BUILT-ACCEPTED",
                        "ACCEPTED-BUILT",
                        "ACCEPTED-ONLINE",
                        "ONLINE-SUSPENDED",
                        "ONLINE-DEPRECATED",
                        "SUSPENDED-ONLINE",
                        "SUSPENDED-DEPRECATED",
                        "SUSPENDED-RETIRED",
                        "SUSPENDED-SUSPENDED",
                        "DEPRECATED-DEPRECATED",
                        "DEPRECATED-SUSPENDED",
                        "DEPRECATED-RETIRED");
    }

    @Test
    void nameTheStatesThatCanBeReachedWhereTheyAreRefused() {
        assertThatThrownBy(() -> InterfaceMove.between(BUILT, ONLINE))
                .isInstanceOfSatisfying(RuleRefused.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("interface-transition");
                    assertThat(refusal.detail().en()).contains("APPROVED, ACCEPTED");
                });
    }

    @Test
    void askForEveryRequirementWhereverDataFlowAnew() {
        assertThat(Stream.of(InterfaceMove.values())
                        .filter(move -> move.to() == ONLINE || move.to() == DEPRECATED)
                        .filter(move -> move.from() != ONLINE && move.from() != move.to()))
                .containsExactlyInAnyOrder(
                        InterfaceMove.GO_ONLINE, InterfaceMove.RESUME, InterfaceMove.RESUME_DEPRECATED)
                .allSatisfy(move -> assertThat(move.guards()).contains(Guard.REQUIREMENTS_MET));
    }

    @Test
    void letMonitoringSuspendAndNothingElse() {
        assertThat(Stream.of(InterfaceMove.values())
                        .filter(move -> move.movers().contains(Mover.MONITORING)))
                .containsExactly(InterfaceMove.SUSPEND, InterfaceMove.SUSPEND_DEPRECATED);
    }

    @Test
    void useEveryGuardThereIs() {
        var used = Stream.of(InterfaceMove.values())
                .flatMap(move -> move.guards().stream())
                .collect(Collectors.toSet());
        assertThat(used).isEqualTo(EnumSet.allOf(Guard.class));
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
            var move = InterfaceMove.between(from, to);
            return move.from() == from && move.to() == to;
        } catch (RuleRefused refused) {
            return false;
        }
    }
}
