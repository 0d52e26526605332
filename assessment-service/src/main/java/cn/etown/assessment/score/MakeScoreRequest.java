package cn.etown.assessment.score;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API takes to score a unit. */
@Schema(description = "评分请求: whom to score for which month", examples = """
        {"unit": "91141029MA0DEM1AXT", "month": "2010-12"}""")
public record MakeScoreRequest(
        @NotNull
        @Pattern(regexp = "[0-9A-Z]{18}")
        @Schema(description = "统一社会信用代码: the unit's code", examples = "91141029MA0DEM1AXT")
        String unit,

        @NotNull
        @Pattern(regexp = ScoreResource.MONTH)
        @Schema(description = "月份: must be over in the county's time zone", examples = "2010-12")
        String month) {}
