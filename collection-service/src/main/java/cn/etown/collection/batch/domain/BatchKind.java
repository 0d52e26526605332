package cn.etown.collection.batch.domain;

import cn.etown.evidence.record.RecordFormat;

/** What a batch says about its period. */
public enum BatchKind {
    /** The records of the period, sent for the first time. */
    ORIGINAL,
    /** Changes to records that were sent before. */
    CORRECTION,
    /** That there is nothing to report, said on purpose. */
    NIL;

    /** How the records of such a batch are read under {@code contract}. */
    public RecordFormat format(RecordFormat contract) {
        return this == CORRECTION ? contract.ofCorrections() : contract;
    }
}
