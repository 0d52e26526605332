package cn.etown.governance.interfaces;

import cn.etown.governance.interfaces.domain.InterfaceState;
import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.List;

/** What the API takes to move an interface to another state. */
@Schema(description = "接口状态变更: the state to move to, and why", examples = """
        {"target": "DESIGNED", "reason": "规范草案已提交", "evidence": ["采监〔2026〕3号"]}""")
public record MoveInterfaceRequest(
        @NotNull @Schema(description = "目标状态") InterfaceState target,

        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "原因", examples = "规范草案已提交")
        String reason,

        @Size(max = 20) @Schema(description = "依据: links or file numbers")
        List<@NotBlank @Size(max = 500) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") String> evidence,

        @Schema(
                description =
                        "下线日期: for DEPRECATED, and to set or change it for DEPRECATED or SUSPENDED out of the same state; a day after today, from which on it may be retired",
                examples = "2026-12-31")
        @PlausibleDay
        LocalDate sunset) {}
