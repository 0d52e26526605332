package cn.etown.governance.classification;

import cn.etown.governance.classification.domain.FieldSet;
import cn.etown.governance.classification.domain.SensitivityClass;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API shows of the class of fields taken together. */
@Schema(name = "ClassificationCheck", description = "集合分级 (就高从严): the class of fields taken together", examples = """
        {"sensitivityClass": "L3", "atLeast": "L3", "personalData": true,
         "decidedBy": [{"interface": "online-retail", "field": "buyerPhone"}], "unclassified": []}""")
public record ClassificationCheckView(
        @Schema(
                description =
                        "分级: that of the strictest field; absent as long as a field is not classified, for then it is not known")
        SensitivityClass sensitivityClass,

        @Schema(description = "至少为: the strictest class among those that are known; absent where none is")
        SensitivityClass atLeast,

        @Schema(description = "是否含个人信息", examples = "true") boolean personalData,

        @Schema(description = "决定分级的字段: those of the strictest class that is known")
        List<FieldName> decidedBy,

        @Schema(description = "未分级的字段") List<FieldName> unclassified) {

    static ClassificationCheckView of(FieldSet<FieldName> set) {
        return new ClassificationCheckView(
                set.sensitivityClass(), set.atLeast(), set.personalData(), set.deciding(), set.unclassified());
    }
}
