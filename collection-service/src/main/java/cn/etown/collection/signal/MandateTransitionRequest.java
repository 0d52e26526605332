package cn.etown.collection.signal;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API takes to move a mandate. */
@Schema(description = "代报备案状态变更", examples = """
        {"target": "IN_FORCE"}""")
public record MandateTransitionRequest(
        @NotNull @Schema(description = "目标状态: IN_FORCE 确认 (governor), ENDED 终止")
        MandateState target) {}
