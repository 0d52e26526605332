package cn.etown.collection.pull;

import cn.etown.collection.pull.domain.ConnectorState;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API takes to move a connector. */
@Schema(description = "连接器状态变更", examples = """
        {"target": "ACCEPTED", "reason": "同意由中心按此条款代为拉取"}""")
public record ConnectorTransitionRequest(
        @NotNull
        @Schema(
                description =
                        "目标状态: ACCEPTED 单位接受 (signer), ACTIVE 批准或恢复 (governor), SUSPENDED 暂停, DRAFT 撤回接受 (signer), RETIRED 停用")
        ConnectorState target,

        @Size(max = 1000) @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*") @Schema(description = "原因", nullable = true)
        String reason) {}
