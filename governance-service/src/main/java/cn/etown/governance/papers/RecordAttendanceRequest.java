package cn.etown.governance.papers;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API takes to record who came to a training session. */
@Schema(description = "登记到训: how many people of each unit came", examples = """
        {"attendances": [{"unit": "91141029MA0DEM1AXT", "people": 3}]}""")
public record RecordAttendanceRequest(
        @NotEmpty @Size(max = 1000) @Schema(description = "到训情况: one of each invited unit; the others stay as they are")
        List<@NotNull @Valid AttendanceRequest> attendances) {}
