package cn.etown.collection.reconciliation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a question is a complex one. */
@Schema(description = "延期: why a question is a complex one", examples = """
        {"reason": "涉及两个系统的历史订单，需逐笔核对原始凭证"}""")
public record CaseExtensionRequest(
        @NotNull @Size(min = 10, max = 2000) @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*") @Schema(description = "原因")
        String reason) {}
