package cn.etown.assessment.figures.domain;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * The figures of one judged batch (批次), on which collection and monitoring agree.
 *
 * @param batch the batch's id
 * @param interfaceCode the interface it was sent for
 * @param period the days it is for
 * @param kind ORIGINAL, CORRECTION or NIL
 * @param verdict the center's judgement
 * @param refusedFor the code of the reason, {@code null} unless refused
 * @param declared records, by the manifest
 * @param received records that came
 * @param quarantined records that broke the contract or doubled another one
 * @param differences in what the batch is not as its manifest declares
 * @param receipt the digest of the signed receipt, which anyone can hold against the receipt itself
 */
public record BatchFigures(
        UUID batch,
        String interfaceCode,
        Period period,
        String kind,
        Verdict verdict,
        String refusedFor,
        long declared,
        long received,
        long quarantined,
        List<Difference> differences,
        String receipt) {

    public BatchFigures {
        Objects.requireNonNull(batch, "batch");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(receipt, "receipt");
        differences = List.copyOf(differences);
        if (declared < 0 || quarantined < 0 || received < quarantined) {
            throw new IllegalArgumentException("The counts of batch " + batch + " cannot be");
        }
    }

    /** Records that kept the contract. */
    public long conforming() {
        return received - quarantined;
    }

    /** Records that were taken: those that kept the contract, and none of a refused batch. */
    public long accepted() {
        return isRefused() ? 0 : conforming();
    }

    /** Whether records, control totals and digest are what the manifest declared. */
    public boolean isAsDeclared() {
        return differences.isEmpty();
    }

    /** Whether the batch was refused, and for {@code reason}. */
    public boolean isRefusedFor(String reason) {
        return verdict == Verdict.REFUSED && reason.equals(refusedFor);
    }

    public boolean isRefused() {
        return verdict == Verdict.REFUSED;
    }
}
