package cn.etown.governance.history;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.List;

/** What the API shows of a change of state. */
@Schema(description = "状态变更: one change of state", examples = """
        {"from": "PLANNED", "to": "DESIGNED", "at": "2026-01-01T00:00:00Z",
         "by": {"subject": "5f2c8d1e-6c1f-4f0e-9a63-2f1f7f0a9b11", "name": "operator"},
         "reason": "规范草案已提交", "evidence": ["采监〔2026〕3号"]}""")
public record TransitionView(
        @Schema(description = "原状态", examples = "PLANNED") String from,
        @Schema(description = "新状态", examples = "DESIGNED") String to,
        @Schema(description = "时间") Instant at,
        @Schema(description = "操作人") Person by,
        @Schema(description = "原因", examples = "规范草案已提交") String reason,
        @Schema(description = "依据: links or file numbers") List<String> evidence) {

    /** Who made the change. */
    @Schema(name = "TransitionPerson", description = "操作人: the person as the token named them")
    public record Person(
            @Schema(description = "账号标识") String subject,
            @Schema(description = "姓名或账号名") String name) {}
}
