package cn.etown.governance.standard.check;

import cn.etown.governance.standard.domain.Finding;
import cn.etown.governance.standard.domain.Severity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API shows of a finding. */
@Schema(name = "Finding", description = "核对意见: where a contract departs from the standard library", examples = """
        {"rule": "caliber-missing", "severity": "MUST", "pointer": "/schema/0/properties/3", "messageZh": "没有口径",
         "messageEn": "It is not said what the field means",
         "whatToDoZh": "写 description：统计什么、何时、按何单位；或引用有口径的数据元",
         "whatToDoEn": "Write a description: what is counted, when, in what unit; or refer to a data element that says so"}""")
public record FindingView(
        @Schema(description = "规则代码: stable", examples = "caliber-missing")
        String rule,

        @Schema(description = "程度") Severity severity,

        @Schema(description = "位置: a JSON pointer into the document", examples = "/schema/0/properties/3")
        String pointer,

        @Schema(description = "中文说明", examples = "没有口径") String messageZh,
        @Schema(description = "英文说明") String messageEn,
        @Schema(description = "处理办法（中文）: what to do") String whatToDoZh,
        @Schema(description = "处理办法（英文）: what to do") String whatToDoEn) {

    static FindingView of(Finding finding) {
        return new FindingView(
                finding.rule(),
                finding.severity(),
                finding.pointer(),
                finding.message().zh(),
                finding.message().en(),
                finding.whatToDo().zh(),
                finding.whatToDo().en());
    }
}
