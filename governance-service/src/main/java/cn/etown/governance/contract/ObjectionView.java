package cn.etown.governance.contract;

import cn.etown.kit.problem.FieldError;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API shows of something for which a contract could not be submitted. */
@Schema(description = "不能提交的原因: for what a contract would be refused", examples = """
        {"pointer": "/schema/0/properties/3/logicalType", "zh": "该字段在已生效的版本中为 integer，类型不能改变",
         "en": "This field is integer in a version that was in force, and its type stays"}""")
public record ObjectionView(
        @Schema(
                description = "位置: a JSON pointer into the new document",
                examples = "/schema/0/properties/3/logicalType")
        String pointer,

        @Schema(description = "中文说明") String zh,
        @Schema(description = "英文说明: the same in English") String en) {

    static ObjectionView of(FieldError error) {
        return new ObjectionView(
                error.pointer(), error.detail().zh(), error.detail().en());
    }
}
