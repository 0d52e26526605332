package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.ContractState;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API takes to move a contract to another state. */
@Schema(description = "接口规范状态变更: the state to move to, and why", examples = """
        {"target": "SUBMITTED", "reason": "请审批", "evidence": []}""")
public record MoveContractRequest(
        @NotNull @Schema(description = "目标状态: SUBMITTED, APPROVED, IN_FORCE or WITHDRAWN")
        ContractState target,

        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "原因", examples = "请审批")
        String reason,

        @Size(max = 20) @Schema(description = "依据: links or file numbers")
        List<@NotBlank @Size(max = 500) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") String> evidence) {}
