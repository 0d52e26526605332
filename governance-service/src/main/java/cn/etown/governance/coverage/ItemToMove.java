package cn.etown.governance.coverage;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.UUID;

/** A data item as it was read, and the field that carries it, for a move of many. */
@Schema(description = "数据项、所读版本及接口字段", examples = """
        {"id": "019b76da-a800-7000-8000-000000000001", "revision": 0, "interfaceField": "amount"}""")
public record ItemToMove(
        @NotNull @Schema(description = "数据项") UUID id,
        @NotNull @Min(0) @Schema(description = "所读修订号") Long revision,

        @Size(max = 60)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "接口字段: for CONNECTED and nothing else", examples = "amount")
        String interfaceField) {

    ItemVersion version() {
        return new ItemVersion(id, revision);
    }
}
