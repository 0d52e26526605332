package cn.etown.collection.signal.domain;

import cn.etown.collection.signal.domain.Sharing.Fact;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class SharingTest {

    @Test
    void isASignalFromTheSecondUnitOn() {
        assertThat(sharing(SignalKind.SAME_CLIENT, fact("A", false), fact("A", false))
                        .isSignal(10))
                .isFalse();
        assertThat(sharing(SignalKind.SAME_CLIENT, fact("A", false), fact("B", false))
                        .isSignal(10))
                .isTrue();
    }

    @Test
    void isNoneWhereEveryUnitDeclaredItsSender() {
        assertThat(sharing(SignalKind.SAME_ADDRESS, fact("A", true), fact("B", true))
                        .isSignal(10))
                .isFalse();
    }

    @Test
    void isOneWhereAnotherUnitJoinsUndeclared() {
        assertThat(sharing(SignalKind.SAME_CLIENT, fact("A", true), fact("B", true), fact("C", false))
                        .isSignal(10))
                .isTrue();
    }

    @Test
    void ofContentIsExplainedByNoMandate() {
        assertThat(sharing(SignalKind.SAME_CONTENT, fact("A", true), fact("B", true))
                        .isSignal(10))
                .isTrue();
        assertThat(sharing(SignalKind.SAME_RECORDS, fact("A", true), fact("A", true))
                        .isSignal(10))
                .isFalse();
    }

    @Test
    void atOddHoursTakesManyBatchesAndOneUnit() {
        List<Fact> nine = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            nine.add(fact("A", false));
        }
        nine.add(fact("A", true));

        assertThat(new Sharing(SignalKind.ODD_HOURS, nine).isSignal(10)).isFalse();
        nine.add(fact("A", false));
        assertThat(new Sharing(SignalKind.ODD_HOURS, nine).isSignal(10)).isTrue();
    }

    private static Sharing sharing(SignalKind kind, Fact... facts) {
        return new Sharing(kind, Arrays.asList(facts));
    }

    private static Fact fact(String unit, boolean declared) {
        return new Fact(UUID.randomUUID(), unit, declared);
    }
}
