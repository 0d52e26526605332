package cn.etown.collection.signal;

/** How a mandate stands: declared by the unit, confirmed by the center, ended by either. */
public enum MandateState {
    DECLARED,
    IN_FORCE,
    ENDED
}
