package cn.etown.governance.interfaces.domain;

/** How far the contracts of an interface have come: the furthest state that any version reached which was not withdrawn. */
public enum ContractStanding {
    NONE,
    SUBMITTED,
    APPROVED,
    IN_FORCE;

    public boolean reaches(ContractStanding needed) {
        return compareTo(needed) >= 0;
    }
}
