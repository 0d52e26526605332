package cn.etown.governance.standing.domain;

import cn.etown.kit.problem.Text;

import java.time.LocalDate;

/** What a unit must hold; some of it before it may send or read anything (R4.1). */
public enum Obligation {
    /** 责任书 */
    AGREEMENT("agreement", "R4.1", true, "责任书", "responsibility agreement"),
    /** 安全能力证明 */
    SECURITY_EVIDENCE("security-evidence", "R4.1", true, "经采信的安全能力证明", "accepted evidence of security capability"),
    /** 应急预案 */
    EMERGENCY_PLAN("emergency-plan", "R5.2", false, "在有效期内的应急预案", "reviewed emergency plan");

    private final String code;
    private final String clause;
    private final boolean needed;
    private final String zh;
    private final String en;

    Obligation(String code, String clause, boolean needed, String zh, String en) {
        this.code = code;
        this.clause = clause;
        this.needed = needed;
        this.zh = zh;
        this.en = en;
    }

    /** Stable, kebab-case, such as {@code agreement}. */
    public String code() {
        return code;
    }

    public String clause() {
        return clause;
    }

    /** Whether a unit that does not hold it may neither send nor read. */
    public boolean isNeeded() {
        return needed;
    }

    /**
     * Why {@code unit} does not hold it.
     *
     * @param lastDay the last day on which it did, or {@code null} where it never did
     */
    Text missing(String unit, LocalDate lastDay) {
        return lastDay == null
                ? new Text("单位 " + unit + " 没有" + zh, "The unit " + unit + " has no " + en)
                : new Text(
                        "单位 " + unit + " 的" + zh + "已于 " + lastDay + " 到期",
                        "The " + en + " of the unit " + unit + " ended on " + lastDay);
    }
}
