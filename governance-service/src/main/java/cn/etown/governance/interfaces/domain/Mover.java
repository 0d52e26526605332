package cn.etown.governance.interfaces.domain;

/** Who may move an interface. */
public enum Mover {
    OPERATOR("操作员", "the operator"),
    GOVERNOR("治理员", "the governor"),
    MONITORING("监测服务", "the monitoring service");

    private final String zh;
    private final String en;

    Mover(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
