package cn.etown.evidence.record;

import java.util.List;

/**
 * One record as it was read. The arrays are not copied: there are millions of them.
 *
 * @param line the line of its part on which it begins, from 1; the heading stands on the first
 * @param cells its text, in the order of the contract's fields, and last, in a correction, its operation; as sent where the
 *     number of cells is wrong; {@code null} where it is not kept
 * @param values its typed values, in the order of the contract's fields, {@code null} where there is none; of a line that
 *     withdraws those of the business key alone
 * @param digest the record digest, 32 bytes
 * @param bucket the bucket of the record-set digest it belongs to, 0 to 255
 * @param failures the rules it fails, the first {@value FailureList#MOST} of them; none for a good record
 * @param moreFailures how many rules it fails beside those
 * @param withdraws whether it is a line of a correction that takes a record away
 * @param wholeText whether its only cell is its text as a whole, as it cannot be told into columns
 */
public record ReadRecord(
        long line,
        List<String> cells,
        Comparable<?>[] values,
        byte[] digest,
        int bucket,
        List<Failure> failures,
        int moreFailures,
        boolean withdraws,
        boolean wholeText) {

    /** The same refused record by its place and digest alone. */
    public ReadRecord withoutCells() {
        return new ReadRecord(line, null, values, digest, bucket, failures, moreFailures, withdraws, wholeText);
    }

    ReadRecord asWholeText() {
        return new ReadRecord(line, cells, values, digest, bucket, failures, moreFailures, withdraws, true);
    }

    /** The canonical text of the value of the contract's field at {@code place}, which has one. */
    public String canonicalText(int place) {
        return canonicalText(values[place]);
    }

    /** The canonical text of a typed value. */
    public static String canonicalText(Comparable<?> value) {
        return CanonicalRecord.text(value);
    }

    /** Whether the record is taken as it came, and does not go to quarantine. */
    public boolean isGood() {
        return failures.isEmpty();
    }
}
