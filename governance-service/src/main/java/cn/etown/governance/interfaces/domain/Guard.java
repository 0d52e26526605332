package cn.etown.governance.interfaces.domain;

/** What must hold before an interface is moved, and what shows that it did. */
public enum Guard {
    /** A version of the contract was submitted, and becomes the evidence. */
    CONTRACT_SUBMITTED,

    /** A version of the contract was approved, and becomes the evidence. */
    CONTRACT_APPROVED,

    /** Who moves it neither wrote a contract of it nor moved it from PLANNED to DESIGNED last; the history shows it. */
    ANOTHER_PERSON,

    /**
     * Collection reported a passed trial of a version that is approved or in force, after it was last built; the acceptance
     * becomes the evidence.
     */
    ACCEPTANCE_PASSED,

    /** It was not deprecated: no sunset stands. */
    NO_SUNSET,

    /** It was deprecated: its sunset stands. */
    SUNSET_STANDS,

    /** Nothing is missing of what an interface needs to be online; what meets each requirement becomes the evidence. */
    REQUIREMENTS_MET,

    /** Who moves it names what shows that this is right. */
    EVIDENCE_GIVEN,

    /** A day after today is set, from which it may be retired; those who depend on it are told. */
    SUNSET_SET,

    /** That day, where one stands, has come. */
    SUNSET_REACHED,

    /** No grant to read it is alive; the register of grants shows it. */
    NO_LIVE_GRANT,

    /** Nobody depends on it any more: no grant, demand, indicator or derived asset. */
    NO_DEPENDENT
}
