package cn.etown.governance.classification;

import cn.etown.governance.classification.domain.SensitivityClass;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.UUID;

/** What the API shows of a change of what counts for a field. */
@Schema(name = "FieldClassChange", description = "分级变更: what a field came to count as, and by what", examples = """
        {"id": "019b76da-a800-7000-8000-000000000001", "field": "buyerPhone", "sensitivityClass": "L3", "personalData": true,
         "personalKind": "收货人电话", "source": "contracts/019b76da-a800-7000-8000-000000000002",
         "changedAt": "2026-03-02T01:00:00Z"}""")
public record FieldClassChangeView(
        @Schema(description = "标识") UUID id,
        @Schema(description = "字段", examples = "buyerPhone") String field,

        @Schema(description = "分级: absent where it was not classified")
        SensitivityClass sensitivityClass,

        @Schema(description = "是否个人信息", examples = "true") boolean personalData,
        @Schema(description = "个人信息种类", examples = "收货人电话") String personalKind,

        @Schema(
                description = "来源: the contract or decision that brought it",
                examples = "contracts/019b76da-a800-7000-8000-000000000002")
        String source,

        @Schema(description = "变更时间") Instant changedAt) {

    static FieldClassChangeView of(FieldClassChange change) {
        var marking = change.marking();
        return new FieldClassChangeView(
                change.id(),
                change.field(),
                marking.sensitivityClass(),
                marking.personalData(),
                marking.personalKind(),
                change.source(),
                change.changedAt());
    }
}
