package cn.etown.governance.coverage;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.UUID;

/** A data item as it was read, for a decision on many. */
@Schema(description = "数据项及所读版本: an item, and the revision that was read of it", examples = """
        {"id": "019b76da-a800-7000-8000-000000000001", "revision": 0}""")
public record ItemVersion(
        @NotNull @Schema(description = "数据项") UUID id,
        @NotNull @Min(0) @Schema(description = "所读修订号") Long revision) {}
