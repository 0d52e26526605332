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
            sums.forEach(sum -> sum.add(record.values()));
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
        private final int[] factors;
        private final Condition when;
        private final int conditioned;
        private final Comparable<?> constant;
        private BigDecimal total = BigDecimal.ZERO;

        Sum(Measure measure, RecordSchema schema) {
            name = measure.name();
            factors = measure.factors().stream()
                    .mapToInt(factor -> schema.fields().indexOf(schema.field(factor)))
                    .toArray();
            when = measure.when();
            if (when == null) {
                conditioned = -1;
                constant = null;
            } else {
                Field field = schema.field(when.field());
                conditioned = schema.fields().indexOf(field);
                constant = CellReader.constant(field, schema.zone(), when.constant());
            }
        }

        void add(Comparable<?>[] values) {
            if (!counts(values)) {
                return;
            }
            BigDecimal product = BigDecimal.ONE;
            for (int factor : factors) {
                if (values[factor] == null) {
                    return;
                }
                product = product.multiply((BigDecimal) values[factor]);
            }
            total = total.add(product);
        }

        private boolean counts(Comparable<?>[] values) {
            if (when == null) {
                return true;
            }
            Comparable<?> value = values[conditioned];
            return value != null && when.holds(FieldRule.compare(value, constant));
        }
    }
}
