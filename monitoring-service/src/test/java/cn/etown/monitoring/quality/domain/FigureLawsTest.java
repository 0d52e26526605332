package cn.etown.monitoring.quality.domain;

import cn.etown.monitoring.batch.domain.Records;
import cn.etown.monitoring.quality.domain.Figure.Measured;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

import java.math.BigDecimal;

import static org.assertj.core.api.Assertions.assertThat;

class FigureLawsTest {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    @Property
    void accuracyIsAHundredOnlyWithoutAFault(
            @ForAll @LongRange(min = 0, max = 1L << 40) long others,
            @ForAll @LongRange(min = 0, max = 1L << 40) long quarantined) {
        var records = refused(others + quarantined + 1, quarantined);

        var accuracy = (Measured) Accuracy.of(records);

        assertThat(accuracy.value().compareTo(HUNDRED) == 0).isEqualTo(quarantined == 0);
    }

    @Property
    void aFaultMoreIsNeverBetter(
            @ForAll @LongRange(min = 1, max = 1L << 40) long received, @ForAll @LongRange(min = 0) long faults) {
        long fewer = faults % received;

        var better = (Measured) Accuracy.of(refused(received, fewer));
        var worse = (Measured) Accuracy.of(refused(received, fewer + 1));

        assertThat(worse.value()).isLessThanOrEqualTo(better.value());
    }

    @Property
    void accuracyDoesNotDependOnTheVerdict(
            @ForAll @LongRange(min = 1, max = 1L << 40) long received, @ForAll @LongRange(min = 0) long faults) {
        long quarantined = faults % received;
        long conforming = received - quarantined;

        var taken = Accuracy.of(new Records(0, received, conforming, conforming, quarantined));

        assertThat(taken).isEqualTo(Accuracy.of(refused(received, quarantined)));
    }

    private static Records refused(long received, long quarantined) {
        return new Records(0, received, received - quarantined, 0, quarantined);
    }
}
