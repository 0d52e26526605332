package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.Difference;
import cn.etown.governance.contract.domain.SemanticVersion.Step;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API shows of one difference between two contracts. */
@Schema(description = "差异: one difference between two versions", examples = """
        {"aspect": "LENGTH", "change": "WIDENED", "pointer": "/schema/0/properties/0/logicalTypeOptions",
         "name": "invoice", "fields": ["invoice"], "backward": true, "forward": false, "callsFor": "MINOR",
         "before": "1…20", "after": "1…30", "zh": "invoice：长度放宽：1…20 → 1…30",
         "en": "invoice: the length was widened: 1…20 → 1…30"}""")
public record DifferenceView(
        @Schema(description = "方面: what differs") Difference.Aspect aspect,
        @Schema(description = "变化: how it differs") Difference.Change change,

        @Schema(description = "位置: a JSON pointer into the new document, or into the old one for what is gone")
        String pointer,

        @Schema(description = "名称: of the field, measure or part")
        String name,

        @Schema(description = "涉及字段: whose users it touches")
        List<String> fields,

        @Schema(description = "向后兼容: records of the old version stay right under the new one")
        boolean backward,

        @Schema(description = "向前兼容: records of the new version are right under the old one")
        boolean forward,

        @Schema(description = "要求的版本步进: what this difference alone calls for")
        Step callsFor,

        @Schema(description = "原值") String before,
        @Schema(description = "新值") String after,
        @Schema(description = "中文说明") String zh,
        @Schema(description = "英文说明: the same in English") String en) {

    static DifferenceView of(Difference difference) {
        return new DifferenceView(
                difference.aspect(),
                difference.change(),
                difference.pointer(),
                difference.name(),
                difference.fields().stream().sorted().toList(),
                difference.backward(),
                difference.forward(),
                difference.callsFor(),
                difference.before(),
                difference.after(),
                difference.text().zh(),
                difference.text().en());
    }
}
