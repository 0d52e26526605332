package cn.etown.monitoring.quality.domain;

import cn.etown.monitoring.quality.domain.Figure.Reason;

/**
 * Declared against counted (声明与清点一致, R4.3b, R8.2): batches whose record count, control totals and digest are as the
 * manifest declares them ÷ batches judged, times 100. A batch that was refused for its difference counts; so does one that
 * declares that there is nothing (NIL).
 *
 * <p>Source: X = A/B of GB/T 36344-2018, 一致性: B the checks that apply, A those that hold; here one check a batch.
 */
public final class DeclaredAgainstCounted {

    private DeclaredAgainstCounted() {}

    /**
     * @param matching batches that are as declared
     * @param batches all batches judged
     */
    public static Figure of(long matching, long batches) {
        return Figure.share(matching, batches, Reason.NO_BATCH);
    }
}
