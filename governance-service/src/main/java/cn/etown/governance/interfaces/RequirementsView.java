package cn.etown.governance.interfaces;

import cn.etown.governance.requirement.Missing;
import cn.etown.kit.problem.Text;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API shows of what an interface lacks to go ONLINE. */
@Schema(description = "上线条件: what an interface lacks to go ONLINE", examples = """
        {"interface": "online-retail", "met": false,
         "missing": [{"code": "assurance-policy", "clause": "R7.4", "zh": "缺少今日有效的保障策略；由中心设置接口保障策略",
                      "en": "No assurance policy is in force today; the center sets one"}]}""")
public record RequirementsView(
        @JsonProperty("interface") @Schema(description = "接口编码", examples = "online-retail")
        String interfaceCode,

        @Schema(description = "是否齐备: whether nothing is missing")
        boolean met,

        @Schema(description = "缺少的条件") List<MissingView> missing) {

    /** One thing that is asked for and not there. */
    @Schema(name = "MissingRequirement", description = "缺少的条件: what is missing and how to bring it, in both languages")
    public record MissingView(
            @Schema(description = "代码: stable", examples = "assurance-policy")
            String code,

            @Schema(description = "条款", examples = "R7.4") String clause,
            @Schema(description = "中文") String zh,
            @Schema(description = "英文") String en) {

        static MissingView of(Missing missing) {
            return of(missing.code(), missing.clause(), missing.what());
        }

        static MissingView of(String code, String clause, Text what) {
            return new MissingView(code, clause, what.zh(), what.en());
        }
    }

    static RequirementsView of(String interfaceCode, List<Missing> missing) {
        var shown = missing.stream().map(MissingView::of).toList();
        return new RequirementsView(interfaceCode, shown.isEmpty(), shown);
    }
}
