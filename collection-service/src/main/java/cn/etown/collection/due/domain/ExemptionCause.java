package cn.etown.collection.due.domain;

/** What sort of reason there is for nothing being due. */
public enum ExemptionCause {
    /** The policy says so: of days, of a month or of a day. */
    EXEMPT_PERIOD("免报期"),
    /** The interface sends for working days, and this is none. */
    NON_WORKING_DAY("非工作日"),
    /** The center had suspended the interface when the data were due, or put it back that day. */
    INTERFACE_SUSPENDED("接口暂停"),
    INTERFACE_RETIRED("接口已退役"),
    /** The interface took no data when they were due. */
    INTERFACE_NOT_ONLINE("接口未上线");

    private final String text;

    ExemptionCause(String text) {
        this.text = text;
    }

    Exemption exemption() {
        return new Exemption(this, text);
    }
}
