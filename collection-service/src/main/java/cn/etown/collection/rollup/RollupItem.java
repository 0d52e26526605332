package cn.etown.collection.rollup;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The measures of one day and one combination of dimensions. */
@Schema(description = "汇总: the measures of one day and one combination of dimensions", examples = """
        {"day": "2010-12-01", "dimensions": {"product": "85123A"}, "measures": {"amount": "2.55", "lines": "1"}}""")
public record RollupItem(
        @JsonIgnore int ordinal,

        @Schema(description = "日期: in the time zone of the contract")
        LocalDate day,

        @Schema(
                description =
                        "维度: canonical text, null where a record has no value. One whose field is not classified L1 or L2, or tells of a"
                                + " person, is left out, and the items that differ in it alone are shown as one")
        Map<String, String> dimensions,

        @Schema(description = "度量: decimal strings") Map<String, String> measures,

        @Schema(
                description =
                        "不同事物数: by measure; absent where the contract asks for none, there are no rows, or a dimension is left out:"
                                + " `rollup-days` has those of the day")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, DistinctCount> distinct) {

    /** @param open the measures of which sketches may be shown */
    static RollupItem of(Row row, Set<String> open) {
        return new RollupItem(
                row.getInteger("ordinal"),
                row.getLocalDate("day"),
                texts(row.getJsonObject("dimensions")),
                texts(row.getJsonObject("measures")),
                DistinctCount.of(row.getJsonObject("sketches"), open));
    }

    static Map<String, String> texts(JsonObject object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.forEach(entry -> texts.put(entry.getKey(), (String) entry.getValue()));
        return texts;
    }
}
