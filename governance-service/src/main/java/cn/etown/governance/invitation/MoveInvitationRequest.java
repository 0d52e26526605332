package cn.etown.governance.invitation;

import cn.etown.governance.invitation.domain.InvitationState;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API takes to withdraw an invitation. */
@Schema(description = "撤回邀请: that it is withdrawn, and why", examples = """
        {"target": "WITHDRAWN", "reason": "人员调离"}""")
public record MoveInvitationRequest(
        @NotNull @Schema(description = "目标状态: WITHDRAWN is what a person may say")
        InvitationState target,

        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "原因", examples = "人员调离")
        String reason,

        @Size(max = 20) @Schema(description = "依据: links or file numbers")
        List<@NotBlank @Size(max = 500) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") String> evidence) {}
