package cn.etown.governance.classification;

import cn.etown.governance.classification.domain.SensitivityClass;
import cn.etown.governance.classification.domain.ValueKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;

/** What the API shows of what counts for a field. */
@Schema(name = "FieldClass", description = "字段分级: what counts for a field of an interface", examples = """
        {"field": "buyerPhone", "sensitivityClass": "L3", "personalData": true, "personalKind": "收货人电话", "valueKind": "TEXT",
         "inContract": true, "source": "contracts/019b76da-a800-7000-8000-000000000001", "since": "2026-03-02T01:00:00Z"}""")
public record FieldClassView(
        @Schema(description = "字段", examples = "buyerPhone") String field,

        @Schema(description = "分级: absent as long as nobody has classified it")
        SensitivityClass sensitivityClass,

        @Schema(description = "是否个人信息", examples = "true") boolean personalData,

        @Schema(description = "个人信息种类: absent where none was stated", examples = "收货人电话")
        String personalKind,

        @Schema(description = "值的种类") ValueKind valueKind,

        @Schema(description = "是否在规范中: whether a version that is approved or in force has the field", examples = "true")
        boolean inContract,

        @Schema(
                description = "来源: the contract or decision by which it counts",
                examples = "contracts/019b76da-a800-7000-8000-000000000001")
        String source,

        @Schema(description = "起始时间: since when it counts so")
        Instant since) {

    static FieldClassView of(FieldClass found) {
        var marking = found.marking();
        return new FieldClassView(
                found.field(),
                marking.sensitivityClass(),
                marking.personalData(),
                marking.personalKind(),
                found.valueKind(),
                found.isInContract(),
                found.source(),
                found.since());
    }
}
