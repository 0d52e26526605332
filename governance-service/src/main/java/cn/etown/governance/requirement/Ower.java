package cn.etown.governance.requirement;

/** Who has to bring what is missing. */
public enum Ower {
    /** The unit that the interface belongs to. */
    UNIT,

    CENTER
}
