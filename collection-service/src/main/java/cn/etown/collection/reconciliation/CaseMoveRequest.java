package cn.etown.collection.reconciliation;

import cn.etown.collection.reconciliation.domain.CaseState;
import cn.etown.kit.json.Digests;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API takes to move a case. */
@Schema(description = "办理核查: where a case is to go, and why", examples = """
        {"target": "ANSWERED", "reason": "两笔订单在传输中丢失，已补报更正批次"}""")
public record CaseMoveRequest(
        @NotNull @Schema(description = "目标状态: ANSWERED by the unit; OPEN, to ask again, or CLOSED by the center")
        CaseState target,

        @NotNull
        @Size(min = 10, max = 2000)
        @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*")
        @Schema(description = "说明: an empty phrase such as 情况属实 is refused (empty-phrase)")
        String reason,

        @Valid @Schema(description = "证据: required to close (evidence-required)", nullable = true)
        Evidence evidence) {

    /** What shows it. */
    @Schema(name = "CaseEvidence", description = "证据: by link or digest or both", examples = """
            {"link": "https://example.cn/transmission-log.pdf"}""")
    public record Evidence(
            @Size(max = 2000)
            @Pattern(regexp = "https?://[^\\s\\p{Cc}\\p{Cs}]+")
            @Schema(description = "证据链接", nullable = true)
            String link,

            @Pattern(regexp = Digests.PATTERN) @Schema(description = "证据的 SHA-256 摘要", nullable = true)
            String digest) {}

    Cases.Said said() {
        return new Cases.Said(
                reason, evidence == null ? null : evidence.link(), evidence == null ? null : evidence.digest());
    }
}
