package cn.etown.governance.interfaces.domain;

import cn.etown.kit.problem.Text;

import static cn.etown.governance.interfaces.domain.Guard.Evidence.FOUND;
import static cn.etown.governance.interfaces.domain.Guard.Evidence.GIVEN;
import static cn.etown.governance.interfaces.domain.Guard.Evidence.RECORDED;

/** What must hold before an interface is moved, and what shows that it did (R3.2f). */
public enum Guard {
    CONTRACT_SUBMITTED(
            FOUND, "接口规范已有版本提交，该版本即为依据", "A version of the contract was submitted, and becomes the evidence"),

    CONTRACT_APPROVED(FOUND, "接口规范已有版本批准，该版本即为依据", "A version of the contract was approved, and becomes the evidence"),

    ANOTHER_PERSON(
            RECORDED,
            "办理人既未起草接口规范，也不是最近一次把接口由 PLANNED 设为 DESIGNED 的人；状态变更历史可证",
            "Who moves it neither wrote a contract of it nor moved it from PLANNED to DESIGNED last; the history shows it"),

    ACCEPTANCE_PASSED(
            FOUND,
            "最近一次建成之后，采集服务最近一次验收报告为通过，且所验收的规范版本已批准或生效；该验收即为依据",
            "Collection's last word since it was last built is a passed trial of a version that is approved or in force; the"
                    + " acceptance becomes the evidence"),

    NO_SUNSET(RECORDED, "没有设定下线日期", "It was not deprecated: no sunset stands"),

    SUNSET_STANDS(RECORDED, "已设定下线日期", "It was deprecated: its sunset stands"),

    REQUIREMENTS_MET(
            FOUND,
            "上线条件齐备，满足各项条件的材料即为依据",
            "Nothing is missing of what an interface needs to be online; what meets each requirement becomes the evidence"),

    EVIDENCE_GIVEN(GIVEN, "办理人写明依据（链接或文号）", "Who moves it names what shows that this is right: a link or file number"),

    SUNSET_SET(
            GIVEN,
            "办理人设定今日之后的下线日期，并通知各依赖方",
            "A day after today is set, from which it may be retired; those who depend on it are told"),

    SUNSET_REACHED(RECORDED, "已到下线日期（已设定的）", "Its sunset, where one stands, has come"),

    NO_LIVE_GRANT(RECORDED, "没有有效的使用授权；授权登记可证", "No grant to read it is alive; the register of grants shows it"),

    NO_DEPENDENT(
            RECORDED,
            "没有依赖方：使用授权、接入需求、指标、派生数据资产；使用登记可证",
            "Nobody depends on it: no grant, demand, indicator or derived asset; the register of uses shows it");

    /** Where what shows that a guard held comes from. */
    public enum Evidence {
        /** Who makes the move brings it with the request. */
        GIVEN,
        /** The guard finds it, and it is written into the history of the move. */
        FOUND,
        /** The platform's own records show it at any time. */
        RECORDED
    }

    private final Evidence evidence;
    private final Text meaning;

    Guard(Evidence evidence, String zh, String en) {
        this.evidence = evidence;
        this.meaning = new Text(zh, en);
    }

    public Evidence evidence() {
        return evidence;
    }

    /** What must hold, for a person to read. */
    public Text meaning() {
        return meaning;
    }

    /** The clause of the regulation that stands behind it, and behind its refusal. */
    public String clause() {
        return "R3.2f";
    }
}
