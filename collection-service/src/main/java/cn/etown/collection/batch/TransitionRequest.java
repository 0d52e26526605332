package cn.etown.collection.batch;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API takes to move a batch to another state. */
@Schema(description = "批次状态变更: the state to move to", examples = """
        {"target": "VALIDATING"}""")
public record TransitionRequest(
        @NotNull @Schema(description = "目标状态: VALIDATING 封存, ABANDONED 放弃")
        Target target,

        @Size(max = 1000) @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*") @Schema(description = "原因")
        String reason) {

    /** The states a unit moves its batches to; the others follow from the judgement. */
    @Schema(name = "BatchTarget", description = "目标状态")
    public enum Target {
        VALIDATING,
        ABANDONED
    }
}
