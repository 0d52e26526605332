package cn.etown.collection.pull;

/** How a pull stands. */
public enum RunState {
    WAITING,
    RUNNING,
    SUCCEEDED,
    UNCHANGED,
    FAILED
}
