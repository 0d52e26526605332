package cn.etown.collection.signal.domain;

/** What a signal is about. None is a verdict: each has an innocent explanation too. */
public enum SignalKind {
    /** Several units send through one client or account. */
    SAME_CLIENT(true),
    SAME_CALLER(true),
    /** Several units send from one network address. */
    SAME_ADDRESS(true),
    /** Several units sent a part with the same bytes. */
    SAME_CONTENT(false),
    /** Several units sent the same records, however they were written. */
    SAME_RECORDS(false),
    /** One caller entered many batches in one night or day off. */
    ODD_HOURS(true);

    private final boolean ofTheSender;

    SignalKind(boolean ofTheSender) {
        this.ofTheSender = ofTheSender;
    }

    /** Whether it is explained where a unit declared who sends for it. */
    public boolean isExplainedByMandate() {
        return ofTheSender;
    }
}
