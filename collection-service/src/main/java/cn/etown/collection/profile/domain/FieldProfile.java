package cn.etown.collection.profile.domain;

import cn.etown.evidence.record.Field;
import cn.etown.evidence.record.FieldType;
import cn.etown.evidence.record.ValueOrder;
import cn.etown.kit.sketch.DistinctSketch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * What the values of one field look like. Cells are counted of all records that could be told into columns; values of those
 * that conform. Values themselves are kept only where the field is open.
 */
public final class FieldProfile {

    private static final int MOST_TOLD = 10;
    /** Decimal places of a mean beyond those of the sum. */
    private static final int FINER = 6;

    private final String name;
    private final FieldType type;
    private final boolean required;
    private boolean open;
    private long empty;
    private long untyped;
    private long emptyConforming;
    private long values;
    private final DistinctSketch distinct = new DistinctSketch();
    private FrequentValues frequent = new FrequentValues();
    private Comparable<?> least;
    private Comparable<?> greatest;
    private BigDecimal sum = BigDecimal.ZERO;

    /**
     * @param required whether every record must have a value
     * @param open whether values may be kept
     */
    FieldProfile(Field field, boolean required, boolean open) {
        this(field.name(), field.type(), required, open);
    }

    private FieldProfile(String name, FieldType type, boolean required, boolean open) {
        this.name = name;
        this.type = type;
        this.required = required;
        this.open = open;
    }

    /** Counts the cell of a record that conforms. */
    void addConforming(Comparable<?> value) {
        if (value == null) {
            empty++;
            emptyConforming++;
            return;
        }
        values++;
        long hash = Values.hash(value);
        if (!open) {
            distinct.add(hash);
            return;
        }
        // One that is held came before, and changes neither the bounds nor how many different ones there are.
        if (frequent.add(hash, value)) {
            distinct.add(hash);
            bound(value);
        }
        if (value instanceof BigDecimal number) {
            sum = sum.add(number);
        }
    }

    /** Counts the cell of a record that was refused. */
    void addRefused(Comparable<?> value, String cell) {
        if (cell.isEmpty()) {
            empty++;
        } else if (value == null) {
            untyped++;
        }
    }

    /** Where one of two profiles keeps no values, both together keep none. */
    void add(FieldProfile other) {
        empty += other.empty;
        untyped += other.untyped;
        emptyConforming += other.emptyConforming;
        values += other.values;
        distinct.add(other.distinct);
        if (open && !other.open) {
            close();
        }
        if (open) {
            frequent.add(other.frequent);
            if (other.least != null) {
                bound(other.least);
                bound(other.greatest);
            }
            sum = sum.add(other.sum);
        }
    }

    /** Forgets the values. */
    void close() {
        open = false;
        frequent = new FrequentValues();
        least = null;
        greatest = null;
        sum = BigDecimal.ZERO;
    }

    private void bound(Comparable<?> value) {
        if (least == null) {
            least = Values.cut(value);
            greatest = least;
        } else if (ValueOrder.compare(value, least) < 0) {
            least = Values.cut(value);
        } else if (ValueOrder.compare(value, greatest) > 0) {
            greatest = Values.cut(value);
        }
    }

    public String name() {
        return name;
    }

    public FieldType type() {
        return type;
    }

    /** Whether every record must have a value, by the contract or because something is built on it. */
    public boolean required() {
        return required;
    }

    /** Whether the values are kept. */
    public boolean isOpen() {
        return open;
    }

    /** Empty cells, of all records that could be told into columns. */
    public long empty() {
        return empty;
    }

    /** Cells that are no value of the type. */
    public long untyped() {
        return untyped;
    }

    /** Empty cells of records that conform. */
    public long emptyConforming() {
        return emptyConforming;
    }

    /** Values of records that conform; the rest is about these. */
    public long values() {
        return values;
    }

    public DistinctSketch distinct() {
        return distinct;
    }

    /** The least value in canonical text; of text by its code points, and its first 100 characters. */
    public Optional<String> minimum() {
        return Optional.ofNullable(least).map(Values::text);
    }

    public Optional<String> maximum() {
        return Optional.ofNullable(greatest).map(Values::text);
    }

    /** The exact sum of numbers. */
    public Optional<BigDecimal> sum() {
        return open && type.isNumeric() && values > 0 ? Optional.of(sum) : Optional.empty();
    }

    /** The sum by the number of values, half up, to six decimal places more than the sum has. */
    public Optional<BigDecimal> mean() {
        return sum().map(
                        total -> total.divide(BigDecimal.valueOf(values), total.scale() + FINER, RoundingMode.HALF_UP));
    }

    /** The most frequent values, ten at most. */
    public List<FrequentValue> frequent() {
        return frequent.top(MOST_TOLD);
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(name);
        out.writeUTF(type.name());
        out.writeBoolean(required);
        out.writeBoolean(open);
        out.writeLong(empty);
        out.writeLong(untyped);
        out.writeLong(emptyConforming);
        out.writeLong(values);
        byte[] sketch = distinct.toBytes();
        out.writeInt(sketch.length);
        out.write(sketch);
        if (open) {
            frequent.write(out);
            out.writeUTF(sum.toPlainString());
            out.writeBoolean(least != null);
            if (least != null) {
                out.writeUTF(Values.text(least));
                out.writeUTF(Values.text(greatest));
            }
        }
    }

    static FieldProfile read(DataInput in) throws IOException {
        FieldProfile read =
                new FieldProfile(in.readUTF(), FieldType.valueOf(in.readUTF()), in.readBoolean(), in.readBoolean());
        read.empty = in.readLong();
        read.untyped = in.readLong();
        read.emptyConforming = in.readLong();
        read.values = in.readLong();
        byte[] sketch = new byte[in.readInt()];
        in.readFully(sketch);
        read.distinct.add(DistinctSketch.of(sketch));
        if (read.open) {
            read.frequent = FrequentValues.read(in, text -> Values.of(read.type, text));
            read.sum = new BigDecimal(in.readUTF());
            if (in.readBoolean()) {
                read.least = Values.of(read.type, in.readUTF());
                read.greatest = Values.of(read.type, in.readUTF());
            }
        }
        return read;
    }
}
