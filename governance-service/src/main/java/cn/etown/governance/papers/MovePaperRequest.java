package cn.etown.governance.papers;

import cn.etown.governance.papers.domain.PaperState;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API takes to decide on a paper of a source system. */
@Schema(description = "审核源系统文档: the verdict, and why", examples = """
        {"target": "REFUSED", "reason": "资产清单缺少退货表", "evidence": []}""")
public record MovePaperRequest(
        @NotNull @Schema(description = "目标状态: ACCEPTED or REFUSED")
        PaperState target,

        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "原因: shown to the unit", examples = "资产清单缺少退货表")
        String reason,

        @Size(max = 20) @Schema(description = "依据: links or file numbers")
        List<@NotBlank @Size(max = 500) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") String> evidence) {}
