package cn.etown.governance.legal.domain;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;

import static org.assertj.core.api.Assertions.assertThat;

class AnsweringTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @Test
    void holdsWhileBothTheNamingAndThePersonDo() {
        var answering = Answering.of(DAY, DAY.plusDays(9), DAY.plusDays(2), DAY.plusDays(5));

        assertThat(answering).isEqualTo(new Answering(DAY.plusDays(2), DAY.plusDays(5)));
        assertThat(answering.holdsOn(DAY.plusDays(1))).isFalse();
        assertThat(answering.holdsOn(DAY.plusDays(2))).isTrue();
        assertThat(answering.holdsOn(DAY.plusDays(5))).isTrue();
        assertThat(answering.holdsOn(DAY.plusDays(6))).isFalse();
    }

    @Test
    void hasTheOneEndThatThereIs() {
        assertThat(Answering.of(DAY, null, DAY, DAY.plusDays(5)).last()).isEqualTo(DAY.plusDays(5));
        assertThat(Answering.of(DAY, DAY.plusDays(5), DAY, null).last()).isEqualTo(DAY.plusDays(5));
        assertThat(Answering.of(DAY, null, DAY, null).holdsOn(DAY.plusYears(9))).isTrue();
    }
}
