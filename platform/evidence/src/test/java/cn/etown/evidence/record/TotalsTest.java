package cn.etown.evidence.record;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

import static cn.etown.evidence.record.RecordFixtures.read;
import static cn.etown.evidence.record.RecordFixtures.sales;
import static org.assertj.core.api.Assertions.assertThat;

class TotalsTest {

    private final Totals totals = new RecordFormat(sales()).totals();

    @Test
    void addsExactProductsOfTheRecordsThatCount() {
        add("6", "2.55");
        add("-2", "0.10");

        assertThat(totals.byName())
                .containsEntry("amount", new BigDecimal("15.1"))
                .containsEntry("returned", new BigDecimal("-2"))
                .containsOnlyKeys("amount", "returned");
    }

    @Test
    void countsARecordThatFailsARuleByItsTypedFactors() {
        totals.add(read(sales(), "", "A", "2", "-3", "yesterday", "maybe"));

        assertThat(totals.byName()).containsEntry("amount", new BigDecimal("-6"));
    }

    @Test
    void leavesOutARecordWithoutAFactor() {
        add("two", "3");
        add("-1", "");

        assertThat(totals.byName())
                .containsEntry("amount", BigDecimal.ZERO)
                .containsEntry("returned", new BigDecimal("-1"));
    }

    @Test
    void addsNothingForALineThatWithdraws() {
        RecordReader correction = RecordFixtures.correction(sales());

        totals.add(correction.read(2, List.of("536365", "A", "6", "2.55", "2010-12-01 08:26:00", "", "WITHDRAW")));
        assertThat(totals.byName()).containsEntry("amount", BigDecimal.ZERO);

        totals.add(correction.read(3, List.of("536365", "A", "6", "2.55", "2010-12-01 08:26:00", "", "UPSERT")));
        assertThat(totals.byName()).containsEntry("amount", new BigDecimal("15.3"));
    }

    private void add(String quantity, String price) {
        totals.add(read(sales(), "536365", "A", quantity, price, "2010-12-01 08:26:00", ""));
    }
}
