package cn.etown.governance.standing;

import cn.etown.governance.standing.domain.EvidenceKind;
import cn.etown.kit.json.Digests;
import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;

/** What the API takes to file evidence of security capability. */
@Schema(description = "提交安全能力证明: evidence of security capability", examples = """
        {"kind": "CLASSIFIED_PROTECTION", "fileNumber": "等保备〔2026〕12号",
         "link": "https://files.unit-a.example/evidence.pdf",
         "digest": "sha-256:516a4be50eaddfcc8f0793f5d894538669c162a388949956249442b4c4d3fc50",
         "issuedBy": "市公安局网安支队", "until": "2027-12-31"}""")
public record FileEvidenceRequest(
        @NotNull @Schema(description = "证明种类") EvidenceKind kind,

        @NotBlank
        @Size(max = 100)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "文号或证书编号", examples = "等保备〔2026〕12号")
        String fileNumber,

        @Size(max = 500)
        @Pattern(regexp = FileEvidenceRequest.LINK)
        @Schema(
                description = "链接: where the file is kept, where it is",
                examples = "https://files.unit-a.example/evidence.pdf")
        String link,

        @NotNull
        @Pattern(regexp = "^" + Digests.PATTERN + "$")
        @Schema(
                description = "文件摘要: of the file's bytes",
                examples = "sha-256:516a4be50eaddfcc8f0793f5d894538669c162a388949956249442b4c4d3fc50")
        String digest,

        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "出具单位", examples = "市公安局网安支队")
        String issuedBy,

        @NotNull @Schema(description = "有效期至: the last day on which it holds", examples = "2027-12-31") @PlausibleDay
        LocalDate until) {

    /** The form of a link to a file. */
    static final String LINK = "^https?://[^\\s\\p{Cc}\\p{Cs}]+$";
}
