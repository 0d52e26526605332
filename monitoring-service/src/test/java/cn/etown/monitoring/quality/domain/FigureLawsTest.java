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
            @ForAll @LongRange(min = 0, max = 1L << 40) long accepted,
            @ForAll @LongRange(min = 0, max = 1L << 40) long quarantined) {
        var records = new Records(0, accepted + quarantined + 1, accepted + 1, quarantined);

        var accuracy = (Measured) Accuracy.of(records);

        assertThat(accuracy.value().compareTo(HUNDRED) == 0).isEqualTo(quarantined == 0);
    }

    @Property
    void aFaultMoreIsNeverBetter(
            @ForAll @LongRange(min = 1, max = 1L << 40) long received, @ForAll @LongRange(min = 0) long faults) {
        long fewer = faults % received;

        var better = (Measured) Accuracy.of(new Records(0, received, received - fewer, fewer));
        var worse = (Measured) Accuracy.of(new Records(0, received, received - fewer - 1, fewer + 1));

        assertThat(worse.value()).isLessThanOrEqualTo(better.value());
    }
}
