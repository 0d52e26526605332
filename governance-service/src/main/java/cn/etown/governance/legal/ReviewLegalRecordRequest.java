package cn.etown.governance.legal;

import cn.etown.governance.legal.domain.LegalRecordState;
import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.List;

/** What the API takes to review a legal record. */
@Schema(description = "审查法律依据与风险: the verdict, and until when it holds", examples = """
        {"target": "REVIEWED", "reviewedUntil": "2027-03-01", "reason": "依据充分，风险可控", "evidence": []}""")
public record ReviewLegalRecordRequest(
        @NotNull @Schema(description = "结论: REVIEWED or RETURNED")
        LegalRecordState target,

        @Schema(
                description = "审查有效期至: with REVIEWED alone; after today, within a year, and not after a basis ends",
                examples = "2027-03-01")
        @PlausibleDay
        LocalDate reviewedUntil,

        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = LegalContent.TEXT)
        @Schema(description = "理由", examples = "依据充分，风险可控")
        String reason,

        @Size(max = 20) @Schema(description = "依据: links or file numbers")
        List<@NotBlank @Size(max = 500) @Pattern(regexp = LegalContent.TEXT) String> evidence) {}
