package cn.etown.governance.sourcesystem;

import cn.etown.governance.sourcesystem.domain.LicenceState;
import cn.etown.kit.concurrency.EntityVersion;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What the API shows of a version of a licence. */
@Schema(
        name = "LicenceVersion",
        description = "许可版本: by what right a source is used, from its acceptance on",
        examples = """
        {"id": "019b76da-a800-7000-8000-000000000004", "sourceSystem": "019b76da-a800-7000-8000-000000000001",
         "unit": "91141029MA0DEM1AXT", "number": 2,
         "licence": {"text": "与平台方续签的数据使用协议", "link": "https://files.unit-a.example/licence-2.pdf", "until": "2028-12-31"},
         "evidence": ["协议〔2027〕8号"], "state": "ACCEPTED", "proposedBy": "clerk-a", "proposedAt": "2027-12-01T00:00:00Z",
         "decisionDue": "2027-12-08",
         "decidedBy": "operator", "decidedAt": "2027-12-02T00:00:00Z", "revision": 1}""")
public record LicenceVersionView(
        @Schema(description = "标识") UUID id,
        @Schema(description = "源系统") UUID sourceSystem,

        @Schema(description = "单位: code of the unit that owns the source system", examples = "91141029MA0DEM1AXT")
        String unit,

        @Schema(description = "版本号: counts those of the source system from 1")
        int number,

        @Schema(description = "许可或法律依据") Licence licence,
        @Schema(description = "依据: links or file numbers") List<String> evidence,
        @Schema(description = "状态") LicenceState state,
        @Schema(description = "提交人") String proposedBy,
        @Schema(description = "提交时间") Instant proposedAt,

        @Schema(
                description =
                        "审核期限: the last day on which a decision is in time; absent of what was entered with the source system")
        LocalDate decisionDue,

        @Schema(description = "审核人: absent before it was decided on, and of what was entered with the source system")
        String decidedBy,

        @Schema(description = "审核时间") Instant decidedAt,

        @Schema(description = "修订号: counts the changes; the ETag says the same")
        long revision) {

    EntityVersion entityVersion() {
        return new EntityVersion(revision);
    }
}
