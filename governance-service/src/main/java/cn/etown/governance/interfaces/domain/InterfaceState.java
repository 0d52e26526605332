package cn.etown.governance.interfaces.domain;

/** Where an interface stands in its life (R3.2f); {@link InterfaceMove} says how it goes on. */
public enum InterfaceState {
    PLANNED,
    DESIGNED,
    APPROVED,
    BUILT,
    ACCEPTED,
    ONLINE,
    SUSPENDED,
    DEPRECATED,
    RETIRED;

    /** Whether its design was approved, so that a contract may come into force. */
    public boolean isApproved() {
        return compareTo(APPROVED) >= 0 && this != RETIRED;
    }

    /** Whether the flow was built, and may be tried. */
    public boolean isBuilt() {
        return compareTo(BUILT) >= 0 && this != RETIRED;
    }

    /**
     * Whether it has been online already: then a new version of its contract comes into force without another trial. Of what is
     * RETIRED nothing is asked any more either.
     */
    public boolean wasOnline() {
        return compareTo(ONLINE) >= 0;
    }
}
