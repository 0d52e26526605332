package cn.etown.governance.papers;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many people of a unit came. */
@Schema(
        name = "AttendanceRecord",
        description = "单位到训人数: how many people of a unit came; 0 where nobody did",
        examples = """
        {"unit": "91141029MA0DEM1AXT", "people": 3}""")
public record AttendanceRequest(
        @NotNull @Pattern(regexp = "^[0-9A-Z]{18}$") @Schema(description = "单位", examples = "91141029MA0DEM1AXT")
        String unit,

        @NotNull @Min(0) @Max(10_000) @Schema(description = "人数", examples = "3")
        Integer people) {}
