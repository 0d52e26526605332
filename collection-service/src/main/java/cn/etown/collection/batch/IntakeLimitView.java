package cn.etown.collection.batch;

import cn.etown.kit.concurrency.EntityVersion;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How much of the center's room a unit may take, and has taken today. */
@Schema(name = "IntakeLimit", description = "报送限额: how much of the center's room a unit may take", examples = """
        {"unit": "91141029MA0DEM1AXT", "openBatches": 20, "bytesADay": 53687091200, "ownOpenBatches": null,
         "ownBytesADay": 53687091200, "bytesToday": 1048576}""")
public record IntakeLimitView(
        @Schema(description = "单位代码") String unit,

        @Schema(description = "每个接口未封存批次上限: open batches of one interface, in force")
        int openBatches,

        @Schema(description = "每日报送字节上限: bytes of content a day, in force")
        long bytesADay,

        @Schema(
                description = "单独设定的批次上限: what the center set for this unit; null where the setting holds",
                nullable = true)
        Integer ownOpenBatches,

        @Schema(
                description = "单独设定的字节上限: what the center set for this unit; null where the setting holds",
                nullable = true)
        Long ownBytesADay,

        @Schema(description = "今日已报送字节: bytes that came today, those of parts that were not taken too")
        long bytesToday,

        @JsonIgnore EntityVersion version) {

    static IntakeLimitView of(Row row, IntakeSettings defaults) {
        Integer ownOpenBatches = row.getInteger("open_batches");
        Long ownBytesADay = row.getLong("bytes_a_day");
        return new IntakeLimitView(
                row.getString("unit"),
                ownOpenBatches == null ? defaults.openBatches() : ownOpenBatches,
                ownBytesADay == null ? defaults.bytesADay().asLongValue() : ownBytesADay,
                ownOpenBatches,
                ownBytesADay,
                row.getLong("bytes"),
                new EntityVersion(row.getLong("version")));
    }
}
