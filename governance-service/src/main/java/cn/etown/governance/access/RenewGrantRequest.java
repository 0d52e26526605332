package cn.etown.governance.access;

import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;

/** What the API takes to apply for the renewal of a grant. */
@Schema(description = "申请续期: the new last day; all else stays", examples = """
        {"until": "2027-11-30"}""")
public record RenewGrantRequest(
        @NotNull @PlausibleDay @Schema(description = "新的截止日: later than the present one", examples = "2027-11-30")
        LocalDate until) {}
