package cn.etown.kit.feed;

/** Whether an event that could not be applied at first has been since. */
public enum ParkedEventState {
    PARKED,
    APPLIED
}
