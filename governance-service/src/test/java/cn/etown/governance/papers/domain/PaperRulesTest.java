package cn.etown.governance.papers.domain;

import cn.etown.kit.problem.RuleRefused;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PaperRulesTest {

    @Test
    void knowsEveryClauseAndNoArticleSix() {
        assertThat(Clause.find("R4.3a")).contains(Clause.R4_3A);
        assertThat(Clause.find("R3.0")).contains(Clause.R3_0);
        assertThat(Stream.of(Clause.values()).map(Clause::id))
                .doesNotHaveDuplicates()
                .noneMatch(id -> id.startsWith("R6"));
        for (var none : new String[] {"R6", "R4.3", "r4.3a", "", "R13"}) {
            assertThat(Clause.find(none)).isEmpty();
        }
    }

    @Test
    void aVersionThatIsPublishedIsReplacedOrRepealedAndNeverADraftAgain() {
        assertThat(DocumentState.DRAFT.moveTo(DocumentState.PUBLISHED)).isEqualTo(DocumentState.PUBLISHED);
        assertThat(DocumentState.PUBLISHED.moveTo(DocumentState.REPEALED)).isEqualTo(DocumentState.REPEALED);
        assertThatThrownBy(() -> DocumentState.DRAFT.moveTo(DocumentState.REPEALED))
                .isInstanceOf(RuleRefused.class);
        assertThatThrownBy(() -> DocumentState.PUBLISHED.moveTo(DocumentState.WITHDRAWN))
                .isInstanceOf(RuleRefused.class);
        assertThatThrownBy(() -> DocumentState.REPLACED.moveTo(DocumentState.PUBLISHED))
                .isInstanceOf(RuleRefused.class);
    }

    @Test
    void anInterpretationThatIsPublishedIsOnlySuperseded() {
        assertThat(InterpretationState.PUBLISHED.moveTo(InterpretationState.SUPERSEDED))
                .isEqualTo(InterpretationState.SUPERSEDED);
        assertThatThrownBy(() -> InterpretationState.PUBLISHED.moveTo(InterpretationState.WITHDRAWN))
                .isInstanceOf(RuleRefused.class);
    }

    @Property
    void completenessIsAHundredOnlyWhenAllIsThere(
            @ForAll @IntRange(min = 1, max = 1_000_000) int asked, @ForAll @IntRange(max = 1_000_000) int some) {
        int there = some % (asked + 1);

        var value = new Completeness(asked, there).value().orElseThrow();

        assertThat(value).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
        assertThat(value.compareTo(BigDecimal.valueOf(100)) == 0).isEqualTo(there == asked);
    }

    @Test
    void completenessOfNothingIsNoFigure() {
        assertThat(new Completeness(0, 0).value()).isEmpty();
        assertThatThrownBy(() -> new Completeness(1, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
