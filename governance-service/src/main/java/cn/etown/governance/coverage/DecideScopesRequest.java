package cn.etown.governance.coverage;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API takes to decide whether approved scenarios need many data items of one source system. */
@Schema(description = "批量接入范围认定: whether an approved scenario needs them all", examples = """
        {"inScope": true, "scenario": "农产品销售监测", "reason": "场景清单第 2 项", "evidence": ["采监〔2026〕8号"], "items":
         [{"id": "019b76da-a800-7000-8000-000000000001", "revision": 0}]}""")
public record DecideScopesRequest(
        @NotNull @Schema(description = "是否在接入范围") Boolean inScope,

        @Size(max = 200)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(
                description = "场景: the approved scenario that needs them; for items in scope and no others",
                examples = "农产品销售监测")
        String scenario,

        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "原因", examples = "场景清单第 2 项")
        String reason,

        @Size(max = 20) @Schema(description = "依据: links or file numbers; at least one for what goes out of scope")
        List<@NotBlank @Size(max = 500) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") String> evidence,

        @Size(max = DecideScopeRequest.MOST_DEMANDS)
        @Schema(
                description =
                        "已知等待的接入需求: the links of the demands that wait for one of them, as the impact of each names"
                                + " them; for what goes out of scope though demands wait for it")
        List<@NotBlank @Size(max = 500) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") String> waitingDemands,

        @NotEmpty @Size(max = SystemDecisions.MOST_ITEMS) @Schema(description = "数据项: each once")
        List<@NotNull @Valid ItemVersion> items) {

    DecideScopeRequest ofEach() {
        return new DecideScopeRequest(inScope, scenario, reason, evidence, waitingDemands);
    }
}
