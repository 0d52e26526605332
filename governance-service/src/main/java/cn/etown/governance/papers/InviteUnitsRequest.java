package cn.etown.governance.papers;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API takes to invite more units to a training session. */
@Schema(description = "增加受邀单位: some by their codes, or all", examples = """
        {"units": ["91141029MA0DEM1AXT"]}""")
public record InviteUnitsRequest(
        @Size(max = 1000) @Schema(description = "受邀单位: codes of registered units; who is invited already stays invited")
        List<@NotNull @Pattern(regexp = "^[0-9A-Z]{18}$") String> units,

        @Schema(description = "邀请全部单位: all on the register that have not ended; in the place of units")
        Boolean everyUnit) {

    Invited invited() {
        return Invited.of(units, everyUnit);
    }
}
