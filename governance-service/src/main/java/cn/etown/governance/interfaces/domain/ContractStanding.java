package cn.etown.governance.interfaces.domain;

/** How far the contracts of an interface have come: the furthest state that any version of them has reached. */
public enum ContractStanding {
    NONE,
    SUBMITTED,
    APPROVED,
    IN_FORCE;

    public boolean reaches(ContractStanding needed) {
        return compareTo(needed) >= 0;
    }

    /** The further of this and {@code other}. */
    public ContractStanding orFurther(ContractStanding other) {
        return reaches(other) ? this : other;
    }
}
