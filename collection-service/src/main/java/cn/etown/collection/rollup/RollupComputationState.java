package cn.etown.collection.rollup;

/** How far a request to compute rollups anew is. */
public enum RollupComputationState {
    /** It waits for its turn, or is at work. */
    WAITING,
    DONE
}
