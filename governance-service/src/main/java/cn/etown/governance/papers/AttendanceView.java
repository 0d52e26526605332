package cn.etown.governance.papers;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;

/** What the API shows of an invited unit. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Attendance", description = "到训情况: an invited unit and how many of its people came", examples = """
        {"unit": "91141029MA0DEM1AXT", "people": 3, "recordedAt": "2026-04-10T08:00:00Z"}""")
public record AttendanceView(
        @Schema(description = "单位", examples = "91141029MA0DEM1AXT")
        String unit,

        @Schema(description = "人数: absent until it is recorded", examples = "3")
        Integer people,

        @Schema(description = "登记时间") Instant recordedAt) {}
