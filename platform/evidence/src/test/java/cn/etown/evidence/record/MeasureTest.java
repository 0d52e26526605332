package cn.etown.evidence.record;

import cn.etown.evidence.record.Measure.Aggregate;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MeasureTest {

    private final Measure orders = new Measure("orders", Aggregate.DISTINCT, List.of("order"), null);

    @Test
    void distinctThingsAddUpToNothing() {
        RecordSchema sales = RecordFixtures.sales();
        RecordSchema schema = new RecordSchema(
                sales.dataset(),
                sales.zone(),
                sales.theme(),
                sales.eventDate(),
                sales.dimensions(),
                List.of(sales.measures().get(0), orders, sales.measures().get(2)),
                sales.fields());

        assertThat(schema.distinctMeasures()).containsExactly(orders);
        assertThat(schema.additiveMeasures()).extracting(Measure::name).containsExactly("amount", "lines");
        assertThat(schema.totals()).extracting(Measure::name).containsExactly("amount");
    }

    @Test
    void everythingButACountIsMadeOfFields() {
        assertThatThrownBy(() -> new Measure("orders", Aggregate.DISTINCT, List.of(), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Measure("lines", Aggregate.COUNT, List.of("order"), null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
