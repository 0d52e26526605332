package cn.etown.collection.batch.domain;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What the center counted in a sealed batch.
 *
 * @param received all records that came
 * @param accepted those that stand in the asset
 * @param totals the control totals of all records that came
 * @param acceptedTotals the control totals of the accepted ones
 * @param recordSetDigest the digest of all records that came, {@code sha-256:…}
 * @param acceptedDigest the digest of the accepted ones
 */
public record Counted(
        long received,
        long accepted,
        Map<String, BigDecimal> totals,
        Map<String, BigDecimal> acceptedTotals,
        String recordSetDigest,
        String acceptedDigest) {

    public Counted {
        if (accepted < 0 || accepted > received) {
            throw new IllegalArgumentException(accepted + " accepted of " + received + " received");
        }
    }

    public long quarantined() {
        return received - accepted;
    }
}
