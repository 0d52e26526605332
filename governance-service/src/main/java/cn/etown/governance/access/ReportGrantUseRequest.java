package cn.etown.governance.access;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;

/** What the API takes of a use: that it was, how much and at which position; never what was read. */
@Schema(description = "报告使用: one request under a grant, and what became of it", examples = """
        {"at": "2026-12-03T02:00:00Z", "outcome": "DELIVERED", "records": 1280, "bytes": 96420, "ledgerPosition": 5120}""")
public record ReportGrantUseRequest(
        @NotNull @Schema(description = "时间") Instant at,
        @NotNull @Schema(description = "结果") UseOutcome outcome,

        @Size(max = 100)
        @Pattern(regexp = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$")
        @Schema(description = "拒绝原因: the code of the refusal, with REFUSED alone", examples = "quota-exceeded")
        String reason,

        @NotNull @Min(0) @Max(1_000_000_000L) @Schema(description = "记录数: 0 with REFUSED", examples = "1280")
        Long records,

        @NotNull @Min(0) @Max(1_000_000_000_000L) @Schema(description = "字节数: 0 with REFUSED", examples = "96420")
        Long bytes,

        @Min(0)
        @Schema(description = "存证位置: the ledger position as of which was read, with DELIVERED alone", examples = "5120")
        Long ledgerPosition) {}
