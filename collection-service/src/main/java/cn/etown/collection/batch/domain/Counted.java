package cn.etown.collection.batch.domain;

import cn.etown.evidence.record.RecordSetDigest;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the center counted in a sealed batch.
 *
 * @param received all records that came
 * @param conforming those that meet the contract
 * @param accepted those that were taken: the conforming ones, or none where the batch was refused
 * @param totals the control totals of all records that came
 * @param acceptedTotals the control totals of the accepted ones
 * @param recordSetDigest the digest of all records that came, {@code sha-256:…}
 * @param acceptedDigest the digest of the accepted ones
 */
public record Counted(
        long received,
        long conforming,
        long accepted,
        Map<String, BigDecimal> totals,
        Map<String, BigDecimal> acceptedTotals,
        String recordSetDigest,
        String acceptedDigest) {

    public Counted {
        if (conforming < 0 || conforming > received) {
            throw new IllegalArgumentException(conforming + " conforming of " + received + " received");
        }
        if (accepted != conforming && accepted != 0) {
            throw new IllegalArgumentException(accepted + " accepted of " + conforming + " conforming");
        }
    }

    /** Those that do not meet the contract. */
    public long quarantined() {
        return received - conforming;
    }

    /** The same batch with nothing of it accepted. */
    Counted refused() {
        Map<String, BigDecimal> nothing = new TreeMap<>();
        acceptedTotals.keySet().forEach(name -> nothing.put(name, BigDecimal.ZERO));
        return new Counted(received, conforming, 0, totals, nothing, recordSetDigest, RecordSetDigest.ofNothing());
    }
}
