package cn.etown.evidence.record;

import cn.etown.kit.problem.Text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads the records of one part: types every cell, holds it against the contract, and computes the record's digest.
 *
 * <p>A record's digest is that of its canonical form, or, where some cell cannot be typed, SHA-256 of the RFC 8785 array
 * of its cells as text; so nothing that was sent is without a digest. That of a line which withdraws is SHA-256 of the canonical
 * object of its business key and the member {@code "_operation":"WITHDRAW"}; the other cells of such a line mean nothing. Not
 * safe for use by two threads at once.
 */
public final class RecordReader {

    /** Most bytes of a business key; PostgreSQL's index entries end at about 2,700. */
    static final int MAX_KEY_BYTES = 1000;

    private static final int MAX_UTF8_BYTES_OF_A_UNIT = 3;
    private static final Failure KEY_TOO_LONG = keyTooLong(MAX_KEY_BYTES / MAX_UTF8_BYTES_OF_A_UNIT);

    private final RecordFormat format;
    private static final Failure NO_OPERATION = new Failure(
            Operation.HEADING,
            Rule.OPERATION,
            new Text("“_operation”应为 UPSERT 或 WITHDRAW", "_operation must be UPSERT or WITHDRAW"));

    private final int[] columns;
    private final int width;
    private final int operation;
    private final PeriodRule periodRule;
    private final CanonicalRecord canonical;
    private final CanonicalRecord canonicalWithdrawal;

    /**
     * @param columns the column of each field of the contract
     * @param width how many columns there are in all
     * @param operation the column of the operation, or -1 where the batch is no correction
     */
    RecordReader(RecordFormat format, int[] columns, int width, int operation, Period period) {
        this.format = format;
        this.columns = columns;
        this.width = width;
        this.operation = operation;
        periodRule = format.periodRule(period).orElse(null);
        canonical = new CanonicalRecord(namesOf(format.schema().fields()));
        List<String> withdrawn = new ArrayList<>(namesOf(format.schema().key()));
        withdrawn.add(Operation.HEADING);
        canonicalWithdrawal = new CanonicalRecord(withdrawn);
    }

    private static List<String> namesOf(List<Field> fields) {
        return fields.stream().map(Field::name).toList();
    }

    /** @param line the line on which the record begins, from 1 */
    public ReadRecord read(long line, List<String> row) {
        Comparable<?>[] values = new Comparable<?>[columns.length];
        if (row.size() != width) {
            return untyped(line, row, values, List.of(wrongNumber(row.size())), 0, false);
        }
        List<String> cells = inContractOrder(row);
        FailureList failures = new FailureList();
        Operation does = operation < 0 ? Operation.UPSERT : Operation.of(row.get(operation));
        if (does == null) {
            failures.add(NO_OPERATION);
        }
        return does == Operation.WITHDRAW
                ? withdrawal(line, cells, values, failures)
                : record(line, cells, values, failures);
    }

    private ReadRecord record(long line, List<String> cells, Comparable<?>[] values, FailureList failures) {
        for (int place = 0; place < values.length; place++) {
            values[place] = format.fields().get(place).read(cells.get(place), failures);
        }
        if (periodRule != null) {
            periodRule.check(values, failures);
        }
        if (failures.isUntyped()) {
            return untyped(line, cells, values, failures.toList(), failures.more(), false);
        }
        checkRules(values, failures);
        byte[] digest = canonical.digest(values);
        int bucket = bucket(values, digest, failures);
        return new ReadRecord(line, cells, values, digest, bucket, failures.toList(), failures.more(), false, false);
    }

    /** Of a record with a cell that cannot be read nothing more is asked until that is mended. */
    private void checkRules(Comparable<?>[] values, FailureList failures) {
        List<RecordRule> rules = format.rules();
        for (int i = 0; i < rules.size(); i++) {
            Failure failure = rules.get(i).failedBy(values);
            if (failure != null) {
                failures.add(failure);
            }
        }
    }

    private ReadRecord withdrawal(long line, List<String> cells, Comparable<?>[] values, FailureList failures) {
        int[] key = format.key();
        Comparable<?>[] withdrawn = new Comparable<?>[key.length + 1];
        for (int i = 0; i < key.length; i++) {
            withdrawn[i] = format.fields().get(key[i]).type(cells.get(key[i]), failures);
            values[key[i]] = withdrawn[i];
        }
        if (failures.isUntyped()) {
            return untyped(line, cells, values, failures.toList(), failures.more(), true);
        }
        withdrawn[key.length] = Operation.WITHDRAW.name();
        byte[] digest = canonicalWithdrawal.digest(withdrawn);
        int bucket = bucket(values, digest, failures);
        return new ReadRecord(line, cells, values, digest, bucket, failures.toList(), failures.more(), true, false);
    }

    /**
     * A record that cannot be told into columns, kept by its whole text.
     *
     * @param why how to mend it
     */
    public ReadRecord refuse(long line, String text, Text why) {
        Failure failure = new Failure(null, Rule.COLUMNS, why);
        return untyped(line, List.of(text), new Comparable<?>[columns.length], List.of(failure), 0, false)
                .asWholeText();
    }

    private List<String> inContractOrder(List<String> row) {
        String[] cells = new String[columns.length + (operation < 0 ? 0 : 1)];
        for (int place = 0; place < columns.length; place++) {
            cells[place] = row.get(columns[place]);
        }
        if (operation >= 0) {
            cells[columns.length] = row.get(operation);
        }
        return Arrays.asList(cells);
    }

    private ReadRecord untyped(
            long line,
            List<String> cells,
            Comparable<?>[] values,
            List<Failure> failures,
            int moreFailures,
            boolean withdraws) {
        byte[] digest = canonical.digestOfArray(cells.toArray(String[]::new));
        return new ReadRecord(line, cells, values, digest, firstByte(digest), failures, moreFailures, withdraws, false);
    }

    /** Records of one key share a bucket; a record without a key is placed by its own digest. */
    private int bucket(Comparable<?>[] values, byte[] digest, FailureList failures) {
        int[] places = format.key();
        Comparable<?>[] key = new Comparable<?>[places.length];
        int mostBytes = 0;
        for (int i = 0; i < key.length; i++) {
            key[i] = values[places[i]];
            if (key[i] == null) {
                return firstByte(digest);
            }
            mostBytes += key[i] instanceof String text ? text.length() * MAX_UTF8_BYTES_OF_A_UNIT : 0;
        }
        if (mostBytes > MAX_KEY_BYTES) {
            failures.add(KEY_TOO_LONG);
        }
        return firstByte(key.length == 0 ? digest : canonical.digestOfArray(key));
    }

    /** A digest that records of the same business key share, and no others; for good records under a contract with a key. */
    public byte[] keyDigest(ReadRecord record) {
        return canonical.digestOfArray(Arrays.stream(format.key())
                .mapToObj(place -> record.values()[place])
                .toArray(Comparable<?>[]::new));
    }

    /**
     * What a record is known by where two sets are compared: the digest of its business key, or its own digest where it has no
     * whole key. Its first byte is the record's bucket. For a record with its cells that withdraws nothing.
     */
    public byte[] identity(ReadRecord record) {
        return hasKey(record) ? keyDigest(record) : record.digest();
    }

    /** The canonical texts of the business key by which {@link #identity} knows the record; none where it is known by its digest. */
    public Optional<List<String>> keyTexts(ReadRecord record) {
        return hasKey(record)
                ? Optional.of(Arrays.stream(format.key())
                        .mapToObj(record::canonicalText)
                        .toList())
                : Optional.empty();
    }

    private boolean hasKey(ReadRecord record) {
        return format.key().length > 0
                && Arrays.stream(format.key()).allMatch(place -> record.values()[place] != null)
                && !isUntyped(record);
    }

    /** Such a record is digested by its cells. That some are not told of its failures must not change what it is known by. */
    private boolean isUntyped(ReadRecord record) {
        return !record.isGood()
                && Arrays.equals(
                        record.digest(), canonical.digestOfArray(record.cells().toArray(String[]::new)));
    }

    private static int firstByte(byte[] digest) {
        return Byte.toUnsignedInt(digest[0]);
    }

    private Failure wrongNumber(int found) {
        return new Failure(
                null,
                Rule.COLUMNS,
                new Text("应有 " + width + " 列，实有 " + found + " 列", "must have " + width + " cells, has " + found));
    }

    private static Failure keyTooLong(int characters) {
        return new Failure(
                null,
                Rule.KEY_LENGTH,
                new Text(
                        "业务主键的文本合计不超过 " + characters + " 个字符",
                        "the text of the business key must be at most " + characters + " characters in all"));
    }
}
