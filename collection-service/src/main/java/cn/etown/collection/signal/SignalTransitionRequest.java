package cn.etown.collection.signal;

import cn.etown.collection.signal.domain.SignalState;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API takes to judge a signal. */
@Schema(description = "信号研判: what a person makes of it; no verdict on a unit", examples = """
        {"target": "DISMISSED", "reason": "三家门店同属一个集团，共用办公网络出口", "evidence": "现场核查记录 2026-11-20"}""")
public record SignalTransitionRequest(
        @NotNull @Schema(description = "目标状态: DISMISSED 排除, TAKEN_UP 转入核查")
        Target target,

        @NotNull @Size(min = 5, max = 2000) @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*") @Schema(description = "理由")
        String reason,

        @NotNull
        @Size(min = 5, max = 2000)
        @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*")
        @Schema(description = "依据: what was looked at, by name, link or digest")
        String evidence) {

    /** What a signal is moved to. */
    @Schema(name = "SignalTarget", description = "目标状态")
    public enum Target {
        DISMISSED,
        TAKEN_UP;

        SignalState state() {
            return SignalState.valueOf(name());
        }
    }
}
