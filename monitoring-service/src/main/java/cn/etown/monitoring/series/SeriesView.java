package cn.etown.monitoring.series;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API shows of a series. */
@Schema(name = "Series", description = "序列: the measures of a theme that a unit reported, day by day")
public record SeriesView(
        @Schema(description = "统一社会信用代码: the unit's code", examples = "91141029MA0DEM1AXT")
        String unit,

        @Schema(description = "监测主题: the theme", examples = "SALES")
        String theme,

        @Schema(description = "每日: the days on which there is a report, in their order")
        List<SeriesDayView> items,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "下一页标记: absent on the last page")
        String next) {}
