package cn.etown.monitoring.batch.domain;

/** How collection judged a batch (R4.3b). */
public enum Verdict {
    ACCEPTED,
    ACCEPTED_WITH_REJECTS,
    REFUSED;

    /** Whether the records of the batch that meet the contract are in the asset. */
    public boolean isTaken() {
        return this != REFUSED;
    }
}
