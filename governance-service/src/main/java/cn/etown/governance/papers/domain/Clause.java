package cn.etown.governance.papers.domain;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The clauses of 乡宁县乡村e镇数据采集监测管理制度, as code, tests and documentation quote them. It has no Article 6. */
public enum Clause {
    R1("R1", "理顺协作流程，明确各方职责"),
    R2("R2", "适用于乡村e镇公服中心"),
    R3_0("R3.0", "全面性、及时性、准确性、可用性"),
    R3_1("R3.1", "五类来源接入"),
    R3_2A("R3.2a", "数据接口架构"),
    R3_2B("R3.2b", "数据接口标准"),
    R3_2C("R3.2c", "接口质量"),
    R3_2D("R3.2d", "接口安全"),
    R3_2E("R3.2e", "接口使用"),
    R3_2F("R3.2f", "接口生命周期"),
    R3_2G("R3.2g", "接口数据资产的控制、保护和交付"),
    R3_3("R3.3", "销售、生产、库存监测"),
    R4_1("R4.1", "安全合规，具备安全能力，承担责任"),
    R4_2("R4.2", "三同步"),
    R4_3A("R4.3a", "应接尽接"),
    R4_3B("R4.3b", "不得私藏、少传、修改"),
    R5_1("R5.1", "检查、监督及通报"),
    R5_2("R5.2", "应急管理"),
    R5_3("R5.3", "法律风险防范"),
    R5_4("R5.4", "跨域数据治理"),
    R7_1("R7.1", "归口数据接入需求、采集监测规划"),
    R7_2("R7.2", "接入范围、内容、能力、监测、传输、资产规范"),
    R7_3("R7.3", "接入监测计划、实施方案、验收标准、进展"),
    R7_4("R7.4", "接口保障流程与要求、监管接口数据质量"),
    R7_5("R7.5", "督促、接口优化、问题整改、效果评估、考核通报"),
    R7_6("R7.6", "采集及衍生数据全生命周期安全、安全运营"),
    R8_1("R8.1", "保障“三同步”"),
    R8_2("R8.2", "响应及时、按时提供、不得隐匿少传私改"),
    R8_3("R8.3", "完整性、准确性、一致性、及时性、安全性"),
    R8_4("R8.4", "数据质量、口径问题、接口优化及时响应"),
    R8_5("R8.5", "源系统文档与培训"),
    R9("R9", "治理框架、全生命周期闭环、资产化"),
    R10("R10", "三方共同参与、常态化"),
    R11("R11", "评估、评价体系、考核通报"),
    R12("R12", "施行与解释");

    private static final Map<String, Clause> BY_ID =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Clause::id, Function.identity()));

    private final String id;
    private final String title;

    Clause(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** The clause that {@code id} names, such as {@code R4.3a}; absent where the regulation has none. */
    public static Optional<Clause> find(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    public String id() {
        return id;
    }

    /** What it is about, in the regulation's own words. */
    public String title() {
        return title;
    }
}
