package cn.etown.collection.rollup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/** The measures of one day, over all dimensions. */
@Schema(description = "日汇总: the measures of one day, over all dimensions", examples = """
        {"day": "2010-12-01", "measures": {"amount": "46376.49", "lines": "3108"}}""")
public record RollupDay(
        @Schema(description = "日期: in the time zone of the contract")
        LocalDate day,

        @Schema(description = "度量: decimal strings") Map<String, String> measures,

        @Schema(description = "不同事物数: by measure; absent where the contract asks for none, or there are no rows")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, DistinctCount> distinct) {

    /** @param open the measures of which sketches may be shown */
    static RollupDay of(Row row, Set<String> open) {
        return new RollupDay(
                row.getLocalDate("day"),
                RollupItem.texts(row.getJsonObject("measures")),
                DistinctCount.of(row.getJsonObject("sketches"), open));
    }
}
