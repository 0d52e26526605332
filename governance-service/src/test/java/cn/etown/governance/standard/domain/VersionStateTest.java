package cn.etown.governance.standard.domain;

import cn.etown.kit.problem.RuleRefused;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class VersionStateTest {

    @ParameterizedTest
    @CsvSource({
        "DRAFT,     'PUBLISHED,WITHDRAWN'",
        "PUBLISHED, WITHDRAWN",
        "WITHDRAWN, ''",
    })
    void leadsFromDraftToPublishedToWithdrawn(VersionState from, String reachable) {
        for (var target : VersionState.values()) {
            assertThat(moves(() -> from.moveTo(target)))
                    .as(from + " to " + target)
                    .isEqualTo(reachable.contains(target.name()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DRAFT,     'SUBMITTED,WITHDRAWN'",
        "SUBMITTED, 'PUBLISHED,WITHDRAWN'",
        "PUBLISHED, WITHDRAWN",
        "WITHDRAWN, ''",
    })
    void leadsAMappingThroughItsSubmission(MappingState from, String reachable) {
        for (var target : MappingState.values()) {
            assertThat(moves(() -> from.moveTo(target)))
                    .as(from + " to " + target)
                    .isEqualTo(reachable.contains(target.name()));
        }
    }

    private static boolean moves(Runnable move) {
        try {
            move.run();
            return true;
        } catch (RuleRefused refused) {
            return false;
        }
    }
}
