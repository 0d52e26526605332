package cn.etown.local.demo;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class DemoDayTest {

    @Test
    void isTheSameAtEveryRun() {
        assertThat(DemoDay.of(Provider.A)).isEqualTo(DemoDay.of(Provider.A)).isNotEqualTo(DemoDay.of(Provider.B));
    }

    @Test
    void plantsEachFaultOnceInTenDaysOfTwoUnits() {
        var faults = List.of(Provider.A, Provider.B).stream()
                .flatMap(provider -> DemoDay.of(provider).stream())
                .map(DemoDay::fault)
                .toList();

        assertThat(faults).hasSize(20);
        assertThat(faults.stream().filter(fault -> fault != Fault.NONE))
                .containsExactlyInAnyOrder(
                        Fault.MALFORMED_AMOUNT,
                        Fault.MISSING_FIELD,
                        Fault.DUPLICATE_KEY,
                        Fault.DAY_MISSING,
                        Fault.SHORT);
    }

    @Test
    void declaresWhatItSendsButOnTheShortDay() {
        for (var day : DemoDay.of(Provider.B)) {
            int sent = day.csv().split("\r\n").length - 1;
            assertThat(day.declared() - sent).isEqualTo(day.fault() == Fault.SHORT ? 3 : 0);
        }
    }
}
