package cn.etown.governance.standing.domain;

import cn.etown.kit.problem.RuleRefused;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EvidenceStateTest {

    @ParameterizedTest
    @CsvSource({"FILED,ACCEPTED", "FILED,REFUSED", "ACCEPTED,REFUSED"})
    void moves(EvidenceState from, EvidenceState to) {
        assertThat(from.moveTo(to)).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({
        "FILED,FILED",
        "ACCEPTED,FILED",
        "ACCEPTED,ACCEPTED",
        "REFUSED,FILED",
        "REFUSED,ACCEPTED",
        "REFUSED,REFUSED"
    })
    void refusesEveryOtherMove(EvidenceState from, EvidenceState to) {
        assertThatExceptionOfType(RuleRefused.class)
                .isThrownBy(() -> from.moveTo(to))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("evidence-transition"));
    }
}
