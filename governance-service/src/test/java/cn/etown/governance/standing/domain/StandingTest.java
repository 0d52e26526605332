package cn.etown.governance.standing.domain;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;

import static org.assertj.core.api.Assertions.assertThat;

class StandingTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final String UNIT = "91141029MA0DEM1AXT";

    @Test
    void holdsUpToAndOnTheLastDay() {
        var standing = Standing.of(UNIT, DAY, DAY, null);

        assertThat(standing.permitsOn(DAY)).isTrue();
        assertThat(standing.permitsOn(DAY.plusDays(1))).isFalse();
    }

    @Test
    void permitsWithoutAnEmergencyPlanAndNamesItAsLackingAllTheSame() {
        var standing = Standing.of(UNIT, DAY, DAY, DAY.minusDays(1));

        assertThat(standing.permitsOn(DAY)).isTrue();
        assertThat(standing.lacksOn(DAY)).singleElement().satisfies(lack -> {
            assertThat(lack.obligation()).isEqualTo(Obligation.EMERGENCY_PLAN);
            assertThat(lack.reason().en()).contains("ended on 2026-05-31");
        });
    }

    @Test
    void tellsWhatWasNeverHeldFromWhatEnded() {
        var standing = Standing.of(UNIT, DAY.minusDays(1), null, DAY);

        assertThat(standing.lacksOn(DAY))
                .extracting(lack -> lack.reason().en())
                .containsExactly(
                        "The responsibility agreement of the unit " + UNIT + " ended on 2026-05-31",
                        "The unit " + UNIT + " has no accepted evidence of security capability");
    }

    @Test
    void tellsOfEveryObligationUntilWhenItHolds() {
        var standing = Standing.of(UNIT, DAY, null, null);

        assertThat(standing.on(DAY)).extracting(Standing.Held::holds).containsExactly(true, false, false);
        assertThat(standing.lastDay(Obligation.AGREEMENT)).contains(DAY);
        assertThat(standing.lastDay(Obligation.SECURITY_EVIDENCE)).isEmpty();
    }
}
