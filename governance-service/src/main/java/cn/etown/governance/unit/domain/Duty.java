package cn.etown.governance.unit.domain;

import cn.etown.kit.problem.Text;

/** What a person of a unit answers for. */
public enum Duty {
    DATA_RESPONSIBLE("数据责任人", "responsible for data"),
    SECURITY_RESPONSIBLE("安全责任人", "responsible for security"),
    TECHNICAL_CONTACT("技术联系人", "technical contact");

    private final Text title;

    Duty(String zh, String en) {
        this.title = new Text(zh, en);
    }

    /** What people call it. */
    public Text title() {
        return title;
    }
}
