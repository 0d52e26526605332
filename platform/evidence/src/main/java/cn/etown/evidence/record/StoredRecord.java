package cn.etown.evidence.record;

import java.util.List;

/**
 * Computes the digest and bucket of a record anew from what was kept of it: the canonical texts of its values. They must be those
 * that were computed when it came. Not safe for use by two threads at once.
 */
public final class StoredRecord {

    private final List<Field> fields;
    private final int[] key;
    private final CanonicalRecord canonical;

    public StoredRecord(RecordSchema schema) {
        fields = schema.fields();
        key = schema.key().stream().mapToInt(fields::indexOf).toArray();
        canonical = new CanonicalRecord(fields);
    }

    /** @param texts in the order of the fields, {@code null} where a field has no value */
    public byte[] digest(String[] texts) {
        return canonical.digest(values(texts));
    }

    /**
     * The record's bucket, 0 to 255.
     *
     * @param digest of the same record
     */
    public int bucket(String[] texts, byte[] digest) {
        if (key.length == 0) {
            return Byte.toUnsignedInt(digest[0]);
        }
        Comparable<?>[] values = values(texts);
        Comparable<?>[] keyValues = new Comparable<?>[key.length];
        for (int i = 0; i < key.length; i++) {
            keyValues[i] = values[key[i]];
        }
        return Byte.toUnsignedInt(canonical.digestOfArray(keyValues)[0]);
    }

    /** In JSON a text stands as it is for every type but one. */
    private Comparable<?>[] values(String[] texts) {
        Comparable<?>[] values = new Comparable<?>[texts.length];
        for (int place = 0; place < texts.length; place++) {
            boolean truth = fields.get(place).type() == FieldType.BOOLEAN && texts[place] != null;
            values[place] = truth ? (Comparable<?>) Boolean.valueOf(texts[place]) : texts[place];
        }
        return values;
    }
}
