package cn.etown.evidence.record;

/** A rule for a record as a whole. All threads may share one. */
public interface RecordRule {

    /**
     * What a record fails, or {@code null} where it keeps the rule.
     *
     * @param values in the order of the contract's fields, {@code null} where there is none
     */
    Failure failedBy(Comparable<?>[] values);
}
