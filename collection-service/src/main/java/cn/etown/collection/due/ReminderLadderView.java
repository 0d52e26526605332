package cn.etown.collection.due;

import cn.etown.collection.due.domain.Ladder;
import cn.etown.collection.terms.TermVersion;
import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** What the API shows of a version of when what is not here is asked for. */
@Schema(name = "ReminderLadder", description = "催报规则: when what is not here is asked for", examples = """
        {"version": 1, "holdsFrom": "2000-01-01", "remindBeforeMinutes": 60, "superviseAfterDays": 1, "noticeAfterDays": 3,
         "source": "本项目默认值", "setBy": null, "setAt": null}""")
public record ReminderLadderView(
        @Schema(description = "版本") int version,

        @Schema(description = "生效日: what is due from this day on")
        LocalDate holdsFrom,

        @Schema(description = "提前提醒分钟数") int remindBeforeMinutes,

        @Schema(description = "督办: working days after the latest arrival")
        int superviseAfterDays,

        @Schema(description = "通报: working days after the latest arrival")
        int noticeAfterDays,

        @Schema(description = "来源") String source,

        @Schema(description = "设定人: null of the one that came with the installation", nullable = true)
        String setBy,

        @Schema(description = "设定时间", nullable = true) Instant setAt)
        implements TermVersion {

    static ReminderLadderView of(Row row) {
        return new ReminderLadderView(
                row.getInteger("version"),
                row.getLocalDate("holds_from"),
                row.getInteger("remind_before_minutes"),
                row.getInteger("supervise_after_days"),
                row.getInteger("notice_after_days"),
                row.getString("source"),
                row.getString("set_by"),
                TermVersion.setAt(row));
    }

    Ladder toLadder() {
        return new Ladder(
                version, Duration.ofMinutes(remindBeforeMinutes), superviseAfterDays, noticeAfterDays, source);
    }
}
