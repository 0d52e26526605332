package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.AnswerState;
import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.List;

/** What the API takes to decide on a unit's answer for missing items. */
@Schema(description = "答复审核: ACCEPTED until a day or REFUSED, and why", examples = """
        {"target": "ACCEPTED", "until": "2026-12-31", "reason": "已现场核实", "evidence": ["采监〔2026〕9号"]}""")
public record MoveDataItemAnswerRequest(
        @NotNull @Schema(description = "目标状态") AnswerState target,

        @PlausibleDay
        @Schema(
                description =
                        "有效期至: the last day for which it is held good, after today and at most 366 days ahead; for"
                                + " ACCEPTED and nothing else",
                examples = "2026-12-31")
        LocalDate until,

        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "原因", examples = "已现场核实")
        String reason,

        @Size(max = 20) @Schema(description = "依据: links or file numbers")
        List<@NotBlank @Size(max = 500) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") String> evidence) {}
