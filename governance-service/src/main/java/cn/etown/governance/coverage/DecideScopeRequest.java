package cn.etown.governance.coverage;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API takes to decide whether approved scenarios need an item. */
@Schema(description = "接入范围认定: whether an approved scenario needs the item", examples = """
        {"inScope": true, "scenario": "农产品销售监测", "reason": "场景清单第 2 项", "evidence": ["采监〔2026〕8号"]}""")
public record DecideScopeRequest(
        @NotNull @Schema(description = "是否在接入范围") Boolean inScope,

        @Size(max = 200)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(
                description = "场景: the approved scenario that needs it; for an item in scope and no other",
                examples = "农产品销售监测")
        String scenario,

        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "原因", examples = "场景清单第 2 项")
        String reason,

        @Size(max = 20) @Schema(description = "依据: links or file numbers; at least one for what goes out of scope")
        List<@NotBlank @Size(max = 500) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") String> evidence,

        @Size(max = MOST_DEMANDS)
        @Schema(
                description = "已知等待的接入需求: the links of the demands that wait for it, as its impact names them; for what"
                        + " goes out of scope though demands wait for it")
        List<@NotBlank @Size(max = 500) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") String> waitingDemands) {

    /** The most demands that one decision names. */
    static final int MOST_DEMANDS = 1000;

    /** The demands that the decider knows to wait. */
    List<String> knownDemands() {
        return waitingDemands == null ? List.of() : waitingDemands;
    }
}
