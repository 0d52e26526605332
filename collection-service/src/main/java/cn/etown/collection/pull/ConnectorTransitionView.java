package cn.etown.collection.pull;

import cn.etown.collection.pull.domain.ConnectorState;
import com.fasterxml.jackson.annotation.JsonIgnore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;

/** What the API shows of a move of a connector. */
@Schema(name = "ConnectorTransition", description = "连接器状态变更: with the terms it was about", examples = """
        {"from": "DRAFT", "to": "ACCEPTED", "at": "2026-11-26T01:05:00Z", "by": {"subject": "signer-1", "name": "signer"},
         "reason": "同意由中心按此条款代为拉取"}""")
public record ConnectorTransitionView(
        @Schema(description = "原状态") ConnectorState from,
        @Schema(description = "新状态") ConnectorState to,
        @Schema(description = "时间") Instant at,
        @Schema(description = "操作人") Mover by,
        @Schema(description = "原因", nullable = true) String reason,
        @Schema(description = "当时的条款") ConnectorTerms terms,
        @JsonIgnore long number) {

    /** Who made the move. */
    @Schema(name = "ConnectorMover", description = "操作人")
    public record Mover(
            @Schema(description = "账号标识") String subject,
            @Schema(description = "姓名或账号名") String name) {}
}
