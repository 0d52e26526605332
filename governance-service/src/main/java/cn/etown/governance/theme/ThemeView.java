package cn.etown.governance.theme;

import cn.etown.governance.theme.domain.Aggregate;
import cn.etown.kit.concurrency.EntityVersion;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What the API shows of a theme. */
@Schema(name = "Theme", description = "监测主题: what figures are gathered under", examples = """
        {"code": "SALES", "number": 2, "nameZh": "销售", "nameEn": "Sales", "measures": ["amount", "quantity", "lines", "returns"],
         "aggregates": ["SUM", "SUM", "COUNT", "COUNT"], "holdsFrom": "2024-01-01", "reason": "写明每个度量的汇总方式",
         "author": "platform", "addedAt": "2026-01-01T00:00:00Z", "newest": 2}""")
public record ThemeView(
        @Schema(description = "主题代码: as contracts name it", examples = "SALES")
        String code,

        @Schema(description = "版本号: from 1", examples = "1") long number,
        @Schema(description = "中文名称", examples = "销售") String nameZh,
        @Schema(description = "英文名称", examples = "Sales") String nameEn,

        @Schema(description = "必备度量: the measures that a contract has to define to feed it")
        List<String> measures,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description =
                        "汇总方式: how each of the measures is made, in their order; absent where contracts make them as they like")
        List<Aggregate> aggregates,

        @Schema(description = "生效日期", examples = "2024-01-01")
        LocalDate holdsFrom,

        @Schema(description = "原因") String reason,
        @Schema(description = "设定人") String author,
        @Schema(description = "设定时间") Instant addedAt,

        @Schema(description = "最新版本号: of the theme, in force or still to come; the ETag says the same", examples = "1")
        long newest) {

    EntityVersion entityVersion() {
        return new EntityVersion(newest);
    }
}
