package cn.etown.governance.desk;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is claimed of a value that somebody disputes, as both sides read it; of which one, the ticket says. */
@Schema(
        description =
                "校核主张: the value that is shown and the one that is claimed; they differ. Of which field, and of which"
                        + " record or days, the ticket says",
        examples = """
        {"shown": "102.00", "claimed": "120.00"}""")
public record TicketClaim(
        @Size(min = 1, max = 1000)
        @Pattern(regexp = DeskText.LINE)
        @Schema(description = "现值: as it is shown; null where none is", examples = "102.00", nullable = true)
        String shown,

        @Size(min = 1, max = 1000)
        @Pattern(regexp = DeskText.LINE)
        @Schema(description = "主张值: as it should be; null where none should be", examples = "120.00", nullable = true)
        String claimed) {}
