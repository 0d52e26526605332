package cn.etown.monitoring.quality.domain;

import cn.etown.monitoring.batch.domain.Records;
import cn.etown.monitoring.quality.domain.Figure.Reason;

/**
 * Accuracy (准确性, R8.3): 1 − invalid ÷ received, times 100. Invalid are the records in quarantine: those that fail a rule
 * of the interface's contract (form, type, range, enumeration, period) and those whose business key came before.
 *
 * <p>Source: X = A/B of GB/T 36344-2018, 准确性: B the records evaluated, A those of them that meet the rules for content,
 * format, range and uniqueness. What a statement shows to be altered will count as invalid too once statements are
 * reconciled.
 */
public final class Accuracy {

    private Accuracy() {}

    /** The accuracy of a batch, or of all batches of a period whose records are added up. */
    public static Figure of(Records records) {
        return Figure.share(records.conforming(), records.received(), Reason.NOTHING_RECEIVED);
    }
}
