package cn.etown.evidence.record;

import java.math.BigDecimal;

/** What records add to one measure that is added up, see {@link Measure#addsUp()}. */
public final class Addend {

    private static final int NONE = -1;

    private final int[] factors;
    private final Condition when;
    private final int conditioned;
    private final Comparable<?> constant;

    /** @param schema the contract that {@code measure} belongs to */
    public Addend(Measure measure, RecordSchema schema) {
        if (!measure.addsUp()) {
            throw new IllegalArgumentException("Not added up: " + measure.name());
        }
        factors = measure.factors().stream().mapToInt(schema::place).toArray();
        when = measure.when();
        if (when == null) {
            conditioned = NONE;
            constant = null;
        } else {
            conditioned = schema.place(when.field());
            constant = CellReader.constant(schema.field(when.field()), schema.zone(), when.constant());
        }
    }

    /** Whether {@code record} counts. */
    public boolean counts(ReadRecord record) {
        if (when == null) {
            return true;
        }
        Comparable<?> value = record.values()[conditioned];
        return value != null && when.holds(ValueOrder.compare(value, constant));
    }

    /** The product of the factors of a sum that {@code record} has; {@code null} where it does not count or has no value in some factor. */
    public BigDecimal of(ReadRecord record) {
        if (!counts(record)) {
            return null;
        }
        BigDecimal product = null;
        for (int factor : factors) {
            BigDecimal value = (BigDecimal) record.values()[factor];
            if (value == null) {
                return null;
            }
            product = product == null ? value : product.multiply(value);
        }
        return product;
    }
}
