package cn.etown.governance.legal;

import cn.etown.governance.legal.domain.LegalRecordState;
import cn.etown.kit.concurrency.EntityVersion;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What the API shows of a legal record. */
@Schema(
        description = "法律依据与风险记录: why an interface may be collected, at what risk, and until when that was reviewed",
        examples = """
        {"id": "019b76da-a800-7000-8000-000000000001", "interface": "online-retail", "unit": "91141029MA0DEM1AXT",
         "content": """ + LegalContent.EXAMPLE + """
        , "state": "REVIEWED", "submittedBy": "signer-a", "submittedAt": "2026-03-01T01:00:00Z",
         "reviewDue": "2026-03-13", "reviewedBy": "governor", "reviewedAt": "2026-03-02T01:00:00Z",
         "reviewedUntil": "2027-03-01", "reason": "依据充分，风险可控", "revision": 1}""")
public record LegalRecordView(
        @Schema(description = "标识") UUID id,

        @JsonProperty("interface") @Schema(description = "接口编码", examples = "online-retail")
        String interfaceCode,

        @Schema(description = "所属单位", examples = "91141029MA0DEM1AXT")
        String unit,

        @Schema(description = "内容") LegalContent content,
        @Schema(description = "状态") LegalRecordState state,
        @Schema(description = "提交人") String submittedBy,
        @Schema(description = "提交时间") Instant submittedAt,

        @Schema(description = "应审查日期: the last day on which a first review is in time")
        LocalDate reviewDue,

        @Schema(description = "审查人: who reviewed it last; absent before")
        String reviewedBy,

        @Schema(description = "审查时间") Instant reviewedAt,

        @Schema(description = "审查有效期至: the last day; then it must have been reviewed anew")
        LocalDate reviewedUntil,

        @Schema(description = "审查理由: of the last review") String reason,

        @Schema(description = "应补正日期: the last day on which a returned record is mended in time; absent otherwise")
        LocalDate mendBy,

        @Schema(description = "补正: the returned record that it takes the place of; absent where it mends none")
        UUID mends,

        @Schema(description = "修订号: counts the changes; the ETag says the same")
        long revision) {

    EntityVersion entityVersion() {
        return new EntityVersion(revision);
    }
}
