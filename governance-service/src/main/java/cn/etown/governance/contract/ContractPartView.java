package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.Part;
import cn.etown.governance.contract.domain.Treatment;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API shows of a part of the standard. */
@Schema(description = "规范组成: a part that a contract document may hold or may not", examples = """
        {"path": "/schema/*/properties/*/required", "standing": "ENFORCED",
         "zh": "每条记录须有值", "en": "Every record has a value"}""")
public record ContractPartView(
        @Schema(description = "位置: a JSON pointer, * for every item of a list; =value where one value is meant")
        String path,

        @Schema(description = "处理方式: enforced, checked, describing or refused")
        Treatment standing,

        @Schema(description = "中文说明") String zh,
        @Schema(description = "英文说明: the same in English") String en) {

    static ContractPartView of(Part part) {
        return new ContractPartView(
                part.path(),
                part.treatment(),
                part.meaning().zh(),
                part.meaning().en());
    }
}
