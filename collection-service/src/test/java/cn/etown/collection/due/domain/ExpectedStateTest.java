package cn.etown.collection.due.domain;

import cn.etown.evidence.record.Period;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;

import static org.assertj.core.api.Assertions.assertThat;

class ExpectedStateTest {

    private static final Instant DUE = Instant.parse("2026-03-03T01:00:00Z");
    private static final Instant LATER = DUE.plusNanos(1000);
    private static final Period DAY = new Period(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 2));
    private static final Expected EXPECTED = new Expected(DAY, 1, DUE, null);

    @Test
    void waitsUntilTheLatestArrivalHasPassed() {
        assertThat(state(null, false, DUE)).isEqualTo(ExpectedState.WAITING);
        assertThat(state(null, false, LATER)).isEqualTo(ExpectedState.MISSING);
    }

    @Test
    void isNotMissingWhileTheCenterOwesTheVerdict() {
        assertThat(state(null, true, LATER)).isEqualTo(ExpectedState.WAITING);
    }

    @Test
    void isInTimeBySealingNotByVerdict() {
        assertThat(ExpectedState.of(EXPECTED, DUE, false, false, LATER)).isEqualTo(ExpectedState.ARRIVED);
        assertThat(ExpectedState.of(EXPECTED, DUE, true, false, LATER)).isEqualTo(ExpectedState.NIL);
        assertThat(ExpectedState.of(EXPECTED, LATER, true, false, LATER)).isEqualTo(ExpectedState.LATE);
    }

    @Test
    void isExemptWhateverComes() {
        Expected exempt = new Expected(DAY, 1, null, ExemptionCause.NON_WORKING_DAY.exemption());

        assertThat(ExpectedState.of(exempt, null, false, false, LATER)).isEqualTo(ExpectedState.EXEMPT);
        assertThat(ExpectedState.of(exempt, LATER, false, false, LATER)).isEqualTo(ExpectedState.EXEMPT);
    }

    private static ExpectedState state(Instant sealedAt, boolean awaitsVerdict, Instant now) {
        return ExpectedState.of(EXPECTED, sealedAt, false, awaitsVerdict, now);
    }
}
