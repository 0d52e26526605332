package cn.etown.collection.rollup;

import cn.etown.kit.sketch.DistinctSketch;
import io.vertx.core.json.JsonObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many distinct things there are, and the sketch that says so. */
@Schema(
        name = "DistinctCount",
        description =
                "不同事物数: exact up to 1,023 but for one case in 400; beyond, an estimate with a standard error of 1.23 %",
        examples = """
        {"estimate": 3, "atLeast": 3, "atMost": 3, "sketch": "AQjYKkRUo1zBk7pVQg=="}""")
public record DistinctCount(
        @Schema(description = "估计值") long estimate,

        @Schema(description = "下限: there are so many at least; both bounds hold in 95 of 100 cases")
        long atLeast,

        @Schema(description = "上限") long atMost,

        @Schema(
                description =
                        "草图: base64; those of several days, dimensions or batches are merged to count things once that are in several;"
                                + " the first byte is 1 before tokens of an UltraLogLog, 2 before its 4096 registers")
        String sketch) {

    /** @param sketches in base64 by measure, or {@code null} */
    static Map<String, DistinctCount> of(JsonObject sketches) {
        Map<String, DistinctCount> counts = new LinkedHashMap<>();
        if (sketches != null) {
            sketches.forEach(entry -> counts.put(entry.getKey(), of((String) entry.getValue())));
        }
        return counts;
    }

    private static DistinctCount of(String base64) {
        DistinctSketch sketch = DistinctSketch.of(Base64.getDecoder().decode(base64));
        return new DistinctCount(sketch.estimate(), sketch.atLeast(), sketch.atMost(), base64);
    }
}
