package cn.etown.collection.profile.domain;

import cn.etown.evidence.record.ReadRecord;
import cn.etown.evidence.record.RecordFormat;
import cn.etown.evidence.record.Rule;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Predicate;

/**
 * What records look like, gathered as they stream by. The profiles of any pieces add up to that of the whole: all of it exactly, but
 * for the most frequent values, of which bounds hold. Memory does not depend on how many records there are, or how long their
 * texts. Not safe for use by two threads at once.
 */
public final class RecordProfile {

    /** The form that is written. */
    private static final int FORM = 1;

    private long received;
    private long unreadable;
    private long withdrawals;
    private long conforming;
    private final List<FieldProfile> fields;

    /** @param open whether the values of a field, by its name, may be kept */
    public RecordProfile(RecordFormat format, Predicate<String> open) {
        this(format.schema().fields().stream()
                .map(field -> new FieldProfile(field, format.isRequired(field), open.test(field.name())))
                .toList());
    }

    private RecordProfile(List<FieldProfile> fields) {
        this.fields = fields;
    }

    /** Counts a record as it was read, with its cells. */
    public void add(ReadRecord record) {
        received++;
        if (record.withdraws()) {
            withdrawals++;
        } else if (record.isGood()) {
            conforming++;
            for (int place = 0; place < fields.size(); place++) {
                fields.get(place).addConforming(record.values()[place]);
            }
        } else if (record.failures().stream().anyMatch(failure -> failure.rule() == Rule.COLUMNS)) {
            unreadable++;
        } else {
            for (int place = 0; place < fields.size(); place++) {
                fields.get(place)
                        .addRefused(record.values()[place], record.cells().get(place));
            }
        }
    }

    /** Counts what {@code other}, of the same contract, has counted. */
    public void add(RecordProfile other) {
        received += other.received;
        unreadable += other.unreadable;
        withdrawals += other.withdrawals;
        conforming += other.conforming;
        for (int place = 0; place < fields.size(); place++) {
            fields.get(place).add(other.fields.get(place));
        }
    }

    /** Forgets the values of the fields that are not open any more. */
    public void close(Predicate<String> open) {
        fields.stream().filter(field -> !open.test(field.name())).forEach(FieldProfile::close);
    }

    /** All that came, lines that withdraw included. */
    public long received() {
        return received;
    }

    /** Records that could not be told into columns; no cell of them is counted. */
    public long unreadable() {
        return unreadable;
    }

    /** Lines of a correction that take a record away; no cell of them is counted. */
    public long withdrawals() {
        return withdrawals;
    }

    /** Records that conformed when they were read. Those that turn out doubled when the batch is judged are among them. */
    public long conforming() {
        return conforming;
    }

    /** Cells that have to be filled: of each record that could be told into columns those of the required fields. */
    public long requiredCells() {
        long required = fields.stream().filter(FieldProfile::required).count();
        return (received - unreadable - withdrawals) * required;
    }

    /** How many of those are. */
    public long requiredCellsFilled() {
        return requiredCells()
                - fields.stream()
                        .filter(FieldProfile::required)
                        .mapToLong(FieldProfile::empty)
                        .sum();
    }

    /** In the order of the contract. */
    public List<FieldProfile> fields() {
        return fields;
    }

    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.writeLong(received);
            out.writeLong(unreadable);
            out.writeLong(withdrawals);
            out.writeLong(conforming);
            out.writeInt(fields.size());
            for (FieldProfile field : fields) {
                field.write(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException when {@code bytes} are no profile in a form that is known */
    public static RecordProfile of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int form = in.readByte();
            if (form != FORM) {
                throw new IllegalArgumentException("No profile: form " + form);
            }
            long received = in.readLong();
            long unreadable = in.readLong();
            long withdrawals = in.readLong();
            long conforming = in.readLong();
            FieldProfile[] fields = new FieldProfile[in.readInt()];
            for (int place = 0; place < fields.length; place++) {
                fields[place] = FieldProfile.read(in);
            }
            RecordProfile read = new RecordProfile(List.of(fields));
            read.received = received;
            read.unreadable = unreadable;
            read.withdrawals = withdrawals;
            read.conforming = conforming;
            return read;
        } catch (IOException e) {
            throw new IllegalArgumentException("No profile: " + bytes.length + " bytes", e);
        }
    }
}
