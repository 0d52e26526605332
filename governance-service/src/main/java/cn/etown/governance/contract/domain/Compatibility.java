package cn.etown.governance.contract.domain;

/**
 * Whether records written under one version of a contract can be read under another, as a schema registry judges it.
 * Fields a version does not name are passed over; a field it requires must have a value.
 */
public enum Compatibility {
    /** 向后兼容: every record that is right under the old version is right under the new one. */
    BACKWARD,
    /** 向前兼容: every record that is right under the new version is right under the old one. */
    FORWARD,
    /** 完全兼容: both. */
    FULL,
    /** 不兼容: neither. */
    NONE;

    static Compatibility of(boolean backward, boolean forward) {
        if (backward) {
            return forward ? FULL : BACKWARD;
        }
        return forward ? FORWARD : NONE;
    }
}
