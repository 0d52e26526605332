package cn.etown.collection.selfcheck;

/** How a check of a batch stands. */
public enum VerificationState {
    WAITING,
    HOLDS,
    DIFFERS
}
