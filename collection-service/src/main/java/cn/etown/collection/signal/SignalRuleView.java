package cn.etown.collection.signal;

import cn.etown.collection.signal.domain.OddHours;
import cn.etown.collection.terms.TermVersion;
import com.fasterxml.jackson.annotation.JsonFormat;
import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** What the API shows of a version of when something is a signal. */
@Schema(name = "SignalRule", description = "代报信号规则: when something is a signal", examples = """
        {"version": 1, "holdsFrom": "2000-01-01", "dayBegins": "06:00", "dayEnds": "22:00", "oddBatches": 10,
         "windowDays": 30, "leastRecords": 5, "source": "本项目默认值", "setBy": null, "setAt": null}""")
public record SignalRuleView(
        @Schema(description = "版本") int version,

        @Schema(description = "生效日: what is sealed from this day on")
        LocalDate holdsFrom,

        @JsonFormat(pattern = "HH:mm")
        @Schema(description = "白天开始时刻: in county time", implementation = String.class, examples = "06:00")
        LocalTime dayBegins,

        @JsonFormat(pattern = "HH:mm")
        @Schema(description = "白天结束时刻: in county time", implementation = String.class, examples = "22:00")
        LocalTime dayEnds,

        @Schema(description = "非常时段批次数: of one caller in one night or day off")
        int oddBatches,

        @Schema(description = "共用天数: within which units count as sharing something")
        int windowDays,

        @Schema(description = "相同内容的最少记录数: content with fewer can be the same by chance")
        int leastRecords,

        @Schema(description = "来源") String source,

        @Schema(description = "设定人: null of the one that came with the installation", nullable = true)
        String setBy,

        @Schema(description = "设定时间", nullable = true) Instant setAt)
        implements TermVersion {

    static SignalRuleView of(Row row) {
        return new SignalRuleView(
                row.getInteger("version"),
                row.getLocalDate("holds_from"),
                row.getLocalTime("day_begins"),
                row.getLocalTime("day_ends"),
                row.getInteger("odd_batches"),
                row.getInteger("window_days"),
                row.getInteger("least_records"),
                row.getString("source"),
                row.getString("set_by"),
                TermVersion.setAt(row));
    }

    OddHours oddHours() {
        return new OddHours(dayBegins, dayEnds);
    }
}
