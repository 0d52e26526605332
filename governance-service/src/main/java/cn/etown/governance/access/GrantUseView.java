package cn.etown.governance.access;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.UUID;

/** What the API shows of a use. */
@Schema(description = "使用记录: one request under a grant, and what became of it; never what was read", examples = """
        {"id": "019b76da-a800-7000-8000-000000000003", "grant": "019b76da-a800-7000-8000-000000000001",
         "at": "2026-12-03T02:00:00Z", "outcome": "DELIVERED", "records": 1280, "bytes": 96420, "ledgerPosition": 5120,
         "reportedAt": "2026-12-03T02:00:01Z"}""")
public record GrantUseView(
        @Schema(description = "标识") UUID id,
        @Schema(description = "使用授权") UUID grant,
        @Schema(description = "时间") Instant at,
        @Schema(description = "结果") UseOutcome outcome,

        @Schema(description = "拒绝原因: the code of the refusal", nullable = true)
        String reason,

        @Schema(description = "记录数") long records,
        @Schema(description = "字节数") long bytes,

        @Schema(description = "存证位置: the ledger position as of which was read", nullable = true)
        Long ledgerPosition,

        @Schema(description = "报告时间") Instant reportedAt) {}
