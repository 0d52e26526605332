package cn.etown.governance.contract.domain;

import cn.etown.kit.problem.RuleRefused;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ContractStateTest {

    @ParameterizedTest
    @CsvSource({"DRAFT,SUBMITTED", "SUBMITTED,APPROVED", "SUBMITTED,WITHDRAWN", "APPROVED,IN_FORCE", "IN_FORCE,REPLACED"
    })
    void goesOnOneStepAtATime(ContractState from, ContractState to) {
        assertThat(from.moveTo(to)).isEqualTo(to);
        assertThatThrownBy(() -> to.moveTo(from)).isInstanceOf(RuleRefused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "DRAFT,APPROVED",
        "DRAFT,IN_FORCE",
        "SUBMITTED,IN_FORCE",
        "REPLACED,IN_FORCE",
        "DRAFT,DRAFT",
        "IN_FORCE,WITHDRAWN"
    })
    void leavesNoneOut(ContractState from, ContractState to) {
        assertThatThrownBy(() -> from.moveTo(to))
                .isInstanceOfSatisfying(
                        RuleRefused.class, refusal -> assertThat(refusal.code()).isEqualTo("contract-transition"));
    }
}
