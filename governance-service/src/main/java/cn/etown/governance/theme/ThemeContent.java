package cn.etown.governance.theme;

import cn.etown.governance.theme.domain.Aggregate;
import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.List;

/** What a version of a theme says. */
@Schema(description = "监测主题内容: what a version of a theme says", examples = """
        {"nameZh": "物流", "nameEn": "Logistics", "measures": ["parcelsOut", "parcelsIn"], "aggregates": ["SUM", "SUM"],
         "holdsFrom": "2027-07-01", "reason": "县域物流监测"}""")
public record ThemeContent(
        @NotBlank
        @Size(max = 60)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "中文名称", examples = "物流")
        String nameZh,

        @NotBlank
        @Size(max = 60)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "英文名称", examples = "Logistics")
        String nameEn,

        @NotEmpty
        @Size(max = 50)
        @Schema(description = "必备度量: the measures that a contract has to define to feed it, each once")
        List<@NotNull @Pattern(regexp = "^[A-Za-z][A-Za-z0-9_]{0,59}$") String> measures,

        @Size(min = 1, max = 50)
        @Schema(
                description =
                        "汇总方式: how each of the measures is made, in their order; absent where contracts make them as they like")
        List<@NotNull Aggregate> aggregates,

        @NotNull
        @Schema(description = "生效日期: today or later, and not before the version before it", examples = "2027-07-01")
        @PlausibleDay
        LocalDate holdsFrom,

        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "原因", examples = "县域物流监测")
        String reason) {}
