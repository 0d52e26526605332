package cn.etown.evidence.record;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Computes the digest and bucket of a record anew from what was kept of it: the canonical texts of its values. They must be those
 * that were computed when it came. Not safe for use by two threads at once.
 */
public final class StoredRecord {

    private final List<Field> fields;
    private final List<Field> keyFields;
    private final int[] key;
    private final CanonicalRecord canonical;
    private final CanonicalRecord canonicalWithdrawal;

    public StoredRecord(RecordSchema schema) {
        fields = schema.fields();
        keyFields = schema.key();
        key = keyFields.stream().mapToInt(fields::indexOf).toArray();
        canonical = new CanonicalRecord(fields.stream().map(Field::name).toList());
        canonicalWithdrawal =
                new CanonicalRecord(Stream.concat(keyFields.stream().map(Field::name), Stream.of(Operation.HEADING))
                        .toList());
    }

    /** @param texts in the order of the fields, {@code null} where a field has no value */
    public byte[] digest(String[] texts) {
        return canonical.digest(values(fields, texts));
    }

    /**
     * The digest of a line that withdraws a record.
     *
     * @param keyTexts of the business key, in its order
     */
    public byte[] digestOfWithdrawal(String[] keyTexts) {
        Comparable<?>[] withdrawn = Arrays.copyOf(values(keyFields, keyTexts), keyTexts.length + 1);
        withdrawn[keyTexts.length] = Operation.WITHDRAW.name();
        return canonicalWithdrawal.digest(withdrawn);
    }

    /**
     * The record's bucket, 0 to 255.
     *
     * @param digest of the same record
     */
    public int bucket(String[] texts, byte[] digest) {
        return key.length == 0
                ? Byte.toUnsignedInt(digest[0])
                : bucketOfKey(Arrays.stream(key).mapToObj(place -> texts[place]).toArray(String[]::new));
    }

    /** The bucket of all that has this business key. */
    public int bucketOfKey(String[] keyTexts) {
        return Byte.toUnsignedInt(identity(keyTexts)[0]);
    }

    /**
     * What a record is known by that has this business key, see {@link RecordReader#identity}.
     *
     * @param keyTexts of the business key, in its order
     * @throws IllegalArgumentException when there are not as many as the key has fields
     */
    public byte[] identity(String[] keyTexts) {
        if (keyTexts.length != keyFields.size()) {
            throw new IllegalArgumentException("A business key of " + keyTexts.length + " values");
        }
        return canonical.digestOfArray(values(keyFields, keyTexts));
    }

    /** In JSON a text stands as it is for every type but one. */
    private static Comparable<?>[] values(List<Field> of, String[] texts) {
        Comparable<?>[] values = new Comparable<?>[texts.length];
        for (int place = 0; place < texts.length; place++) {
            boolean truth = of.get(place).type() == FieldType.BOOLEAN && texts[place] != null;
            values[place] = truth ? (Comparable<?>) Boolean.valueOf(texts[place]) : texts[place];
        }
        return values;
    }
}
