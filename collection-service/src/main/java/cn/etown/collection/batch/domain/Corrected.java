package cn.etown.collection.batch.domain;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What a correction comes to when it is judged; of a refused one, what it would have come to.
 *
 * @param upserts records it puts in
 * @param withdrawals records it takes away by their business key alone
 * @param superseded records that were visible before it and no longer are: those taken away, and those another took the place of
 * @param totalsBefore the control totals of the interface's visible records of the period, by the measures of the correction's contract
 * @param totalsAfter the same with the correction
 * @param totalChangeLimit by how much of what it was a total may move without an explanation, 0.3 for 30 %
 */
public record Corrected(
        long upserts,
        long withdrawals,
        long superseded,
        Map<String, BigDecimal> totalsBefore,
        Map<String, BigDecimal> totalsAfter,
        BigDecimal totalChangeLimit) {

    /** Whether some total moves by more than the limit. From 0 every move is one. */
    public boolean needsExplanation() {
        return moves(totalsBefore);
    }

    /**
     * As {@link #needsExplanation()}, also where corrections before this one moved it already without an explanation (R8.2).
     *
     * @param explained the totals that were sent first, or those after the last correction whose change was explained
     */
    public boolean needsExplanation(Map<String, BigDecimal> explained) {
        return moves(totalsBefore) || moves(explained);
    }

    private boolean moves(Map<String, BigDecimal> from) {
        return from.entrySet().stream().anyMatch(total -> {
            BigDecimal moved =
                    totalsAfter.getOrDefault(total.getKey(), BigDecimal.ZERO).subtract(total.getValue());
            return moved.abs().compareTo(total.getValue().abs().multiply(totalChangeLimit)) > 0;
        });
    }
}
