package cn.etown.evidence.record;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds up the control totals of records, the quarantined too: what a provider declares is what it sent. A record without
 * a typed value in some factor adds nothing to that total.
 */
public final class Totals {

    private final List<Sum> sums;

    Totals(RecordSchema schema) {
        sums = schema.totals().stream().map(measure -> new Sum(measure, schema)).toList();
    }

    /** Counts one record. A line that withdraws one adds nothing. */
    public void add(ReadRecord record) {
        if (!record.withdraws()) {
            sums.forEach(sum -> sum.add(record));
        }
    }

    /** Each total by the name of its measure, in the order of the contract. */
    public Map<String, BigDecimal> byName() {
        Map<String, BigDecimal> totals = new LinkedHashMap<>();
        sums.forEach(sum -> totals.put(sum.name, Decimals.canonical(sum.total)));
        return totals;
    }

    private static final class Sum {

        private final String name;
        private final Addend addend;
        private BigDecimal total = BigDecimal.ZERO;

        Sum(Measure measure, RecordSchema schema) {
            name = measure.name();
            addend = new Addend(measure, schema);
        }

        void add(ReadRecord record) {
            BigDecimal added = addend.of(record);
            if (added != null) {
                total = total.add(added);
            }
        }
    }
}
