package cn.etown.governance.standard.mapping;

import cn.etown.governance.standard.codelist.CodeListResource;
import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What the API takes as a report of own codes that came up and are in no mapping. */
@Schema(description = "未映射代码报告: counted once, however often it is sent", examples = """
        {"report": "019b76da-a800-7000-8000-000000000001", "unit": "91141029MA0DEM1AXT", "codeList": "product-categories",
         "entries": [{"code": "SP-0042", "occurrences": 17, "firstSeen": "2026-01-01", "lastSeen": "2026-01-05"}]}""")
public record ReportUnmappedRequest(
        @NotNull @Schema(description = "报告标识: what was counted, such as the batch")
        UUID report,

        @NotNull
        @Pattern(regexp = "^[0-9A-Z]{18}$")
        @Schema(description = "单位: whose codes", examples = "91141029MA0DEM1AXT")
        String unit,

        @NotNull
        @Size(max = 60)
        @Pattern(regexp = CodeListResource.CODE)
        @Schema(description = "代码集: the list they should be mapped to", examples = "product-categories")
        String codeList,

        @NotNull @Size(min = 1, max = 5_000) @Schema(description = "代码: at most 5,000 in one report")
        List<@NotNull @Valid Seen> entries) {

    /** One code and how often it was seen. */
    @Schema(name = "SeenCode", description = "出现的代码: a code and how often it was seen")
    public record Seen(
            @NotBlank
            @Size(max = 100)
            @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
            @Schema(description = "本单位代码", examples = "SP-0042")
            String code,

            @Min(1) @Max(1_000_000_000_000L) @Schema(description = "出现次数", examples = "17")
            long occurrences,

            @NotNull
            @Schema(description = "首次出现: the first day of the data it was in", examples = "2026-01-01")
            @PlausibleDay
            LocalDate firstSeen,

            @NotNull
            @Schema(description = "最近出现: the last day of the data it was in", examples = "2026-01-05")
            @PlausibleDay
            LocalDate lastSeen) {}
}
