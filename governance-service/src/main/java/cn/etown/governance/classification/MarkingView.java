package cn.etown.governance.classification;

import cn.etown.governance.classification.domain.Marking;
import cn.etown.governance.classification.domain.SensitivityClass;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API shows of how sensitive a field is. */
@Schema(
        name = "Marking",
        description = "分级与个人信息标记: a class, and apart from it whether it tells of a person",
        examples = """
        {"sensitivityClass": "L3", "personalData": true, "personalKind": "收货人电话"}""")
public record MarkingView(
        @Schema(description = "分级: absent where nobody had classified it")
        SensitivityClass sensitivityClass,

        @Schema(description = "是否个人信息", examples = "true") boolean personalData,
        @Schema(description = "个人信息种类", examples = "收货人电话") String personalKind) {

    static MarkingView of(Marking marking) {
        return new MarkingView(marking.sensitivityClass(), marking.personalData(), marking.personalKind());
    }
}
