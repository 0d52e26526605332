package cn.etown.governance.standard.element;

import cn.etown.governance.classification.domain.SensitivityClass;
import cn.etown.governance.contract.domain.FieldType;
import cn.etown.governance.standard.domain.VersionState;
import cn.etown.kit.concurrency.EntityVersion;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.UUID;

/** What the API shows of a version of a data element. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DataElement", description = "数据元: one version of a data element", examples = """
        {"id": "019b76da-a800-7000-8000-000000000001", "code": "saleAmount", "number": 1, "state": "PUBLISHED", "nameZh": "销售金额",
         "nameEn": "amount of sale", "type": "NUMBER", "precision": 18, "scale": 2, "measureUnit": "CNY",
         "caliber": "买方实付金额，含税，不含运费；退货为负数", "classification": "L2", "personalData": false, "draftedBy": "operator",
         "draftedAt": "2026-01-01T00:00:00Z", "publishedAt": "2026-01-05T00:00:00Z", "revision": 1}""")
public record DataElementView(
        @Schema(description = "版本标识: of this version") UUID id,

        @Schema(description = "数据元代码", examples = "saleAmount")
        String code,

        @Schema(description = "版本号: counted from 1", examples = "1")
        int number,

        @Schema(description = "状态") VersionState state,
        @Schema(description = "中文名称", examples = "销售金额") String nameZh,

        @Schema(description = "英文名称", examples = "amount of sale")
        String nameEn,

        @Schema(description = "数据类型") FieldType type,

        @Schema(description = "最大长度: characters, of STRING only")
        Integer maxLength,

        @Schema(description = "精度: digits in all, of NUMBER only")
        Integer precision,

        @Schema(description = "小数位: digits after the point, of NUMBER only")
        Integer scale,

        @Schema(description = "代码集: the code list its values are taken from")
        String codeList,

        @Schema(description = "计量单位: a code of the list measure-units")
        String measureUnit,

        @Schema(description = "口径: what is counted, when, in what unit")
        String caliber,

        @Schema(description = "归口单位: absent where the center answers for it")
        String owner,

        @Schema(description = "建议分级: the class proposed for such fields")
        SensitivityClass classification,

        @Schema(description = "是否个人信息: whether it tells of a person")
        boolean personalData,

        @Schema(description = "起草人") String draftedBy,
        @Schema(description = "起草时间") Instant draftedAt,

        @Schema(description = "发布时间: absent before") Instant publishedAt,

        @Schema(description = "修订号: counts the changes of this version; the ETag says the same")
        long revision) {

    static DataElementView of(DataElementVersion version) {
        var content = version.content();
        return new DataElementView(
                version.id(),
                version.code(),
                version.number(),
                version.state(),
                content.nameZh(),
                content.nameEn(),
                content.type(),
                content.maxLength(),
                content.precision(),
                content.scale(),
                content.codeList(),
                content.measureUnit(),
                content.caliber(),
                content.owner(),
                content.classification(),
                content.personalData(),
                version.authorName(),
                version.draftedAt(),
                version.publishedAt(),
                version.revision());
    }

    EntityVersion entityVersion() {
        return new EntityVersion(revision);
    }
}
