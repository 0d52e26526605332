package cn.etown.collection.batch;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API takes as a unit's own limits, as a whole. */
@Schema(description = "报送限额: a unit's own limits; what is left out follows the service's setting", examples = """
        {"openBatches": 40, "bytesADay": 53687091200}""")
public record IntakeLimitRequest(
        @Min(1)
        @Max(1_000)
        @Schema(description = "每个接口未封存批次上限: open batches of one interface, 1 to 1,000", nullable = true)
        Integer openBatches,

        @Min(MEBIBYTE)
        @Max(10 * TEBIBYTE)
        @Schema(description = "每日报送字节上限: bytes of content a day, decoded, 1 MiB to 10 TiB", nullable = true)
        Long bytesADay) {

    private static final long MEBIBYTE = 1L << 20;
    private static final long TEBIBYTE = 1L << 40;
}
