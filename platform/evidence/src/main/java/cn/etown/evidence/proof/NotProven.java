package cn.etown.evidence.proof;

import cn.etown.kit.problem.Text;

/** What was to be shown is not shown by what was given: something was altered, or belongs to something else. */
public final class NotProven extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Text reason;

    public NotProven(Text reason) {
        super(reason.en());
        this.reason = reason;
    }

    public Text reason() {
        return reason;
    }
}
