package cn.etown.governance.papers;

import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API takes to record who came to a training session. */
@Schema(description = "登记到训: how many people of each unit came", examples = """
        {"attendances": [{"unit": "91141029MA0DEM1AXT", "people": 3}]}""")
public record RecordAttendanceRequest(
        @NotNull @Size(max = 1000) @Schema(description = "到训情况: one of each invited unit; the others stay as they are")
        List<@NotNull @Valid AttendanceRequest> attendances,

        @Schema(description = "登记完毕: nobody came from the invited units of which nothing is recorded")
        Boolean othersAbsent) {

    /** Refuses a request that records nothing. */
    void mustHold() {
        if (attendances.isEmpty() && !closes()) {
            var detail = new Text("没有要登记的到训情况", "There is nothing to record");
            throw new RuleRefused("attendance-empty", detail)
                    .withErrors(List.of(new FieldError("/attendances", detail)));
        }
    }

    boolean closes() {
        return Boolean.TRUE.equals(othersAbsent);
    }
}
