package cn.etown.collection.rollup;

import cn.etown.kit.sketch.DistinctSketch;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.json.JsonObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** How many distinct things there are, and the sketch that says so, where it may be shown. */
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
                                + " the first byte is 1 before tokens of an UltraLogLog, 2 before its 4096 registers. Absent where a"
                                + " field of the measure is not classified L1 or L2, or tells of a person: nobody can try by it who"
                                + " was counted",
                nullable = true)
        @JsonInclude(JsonInclude.Include.NON_NULL)
        String sketch) {

    /** The member of what is kept of a measure that has a sketch of hashes under the center's key; else it is the text of the sketch. */
    static final String KEYED = "keyed";

    /**
     * @param sketches by measure, as they are kept, or {@code null}
     * @param open the measures of which sketches may be shown
     */
    static Map<String, DistinctCount> of(JsonObject sketches, Set<String> open) {
        Map<String, DistinctCount> counts = new LinkedHashMap<>();
        if (sketches != null) {
            sketches.forEach(entry -> counts.put(entry.getKey(), of(entry.getValue(), open.contains(entry.getKey()))));
        }
        return counts;
    }

    /** One under the key is never shown: it could not be merged with one that is not. */
    private static DistinctCount of(Object kept, boolean open) {
        return kept instanceof JsonObject hidden ? of(hidden.getString(KEYED), false) : of((String) kept, open);
    }

    private static DistinctCount of(String base64, boolean shown) {
        DistinctSketch sketch = DistinctSketch.of(Base64.getDecoder().decode(base64));
        return new DistinctCount(sketch.estimate(), sketch.atLeast(), sketch.atMost(), shown ? base64 : null);
    }
}
