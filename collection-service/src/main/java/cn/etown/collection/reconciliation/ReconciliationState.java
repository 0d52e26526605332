package cn.etown.collection.reconciliation;

/** How a reconciliation stands. */
public enum ReconciliationState {
    /** To be computed, or being computed. */
    WAITING,
    /** Buckets differ, and the source is to name their records. */
    WANTS_RECORDS,
    /** The center has exactly what the source says (一致). */
    MATCHED,
    /** It has not, and each record that differs is named (不一致). */
    DIFFERS,
    /** What is stated or due is not here at all (缺报). */
    MISSING,
    /** Records are here, and the source said nothing of them (未对账). */
    UNSTATED,
    /** News came before it was finished; a later one takes its place. */
    OVERTAKEN
}
