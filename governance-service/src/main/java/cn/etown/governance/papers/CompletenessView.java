package cn.etown.governance.papers;

import cn.etown.governance.papers.domain.Completeness;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.math.BigDecimal;

/** What the API shows of how much of what is asked of a unit is there. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Completeness", description = "完整度: how much of what is asked of a unit is there", examples = """
        {"unit": "91141029MA0DEM1AXT", "asked": 6, "there": 5, "value": "83.3333"}""")
public record CompletenessView(
        @Schema(description = "单位", examples = "91141029MA0DEM1AXT")
        String unit,

        @Schema(description = "应有: papers required, or sessions invited to of which the attendance is known")
        long asked,

        @Schema(description = "实有: papers filed and valid, or sessions attended")
        long there,

        @Schema(
                description = "完整度: 0 to 100 with four decimals, rounded down; absent where nothing was asked for",
                examples = "83.3333")
        String value,

        @Schema(description = "未知: sessions of which it is not recorded whether the unit came; with training alone")
        Long unknown) {

    static CompletenessView of(String unit, Completeness completeness) {
        return of(unit, completeness, null);
    }

    static CompletenessView of(String unit, Completeness completeness, Long unknown) {
        return new CompletenessView(
                unit,
                completeness.asked(),
                completeness.there(),
                completeness.value().map(BigDecimal::toPlainString).orElse(null),
                unknown);
    }
}
