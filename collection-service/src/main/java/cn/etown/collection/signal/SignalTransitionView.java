package cn.etown.collection.signal;

import cn.etown.collection.signal.domain.SignalState;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;

/** What the API shows of what a person made of a signal. */
@Schema(name = "SignalTransition", description = "研判记录", examples = """
        {"from": "OPEN", "to": "DISMISSED", "at": "2026-11-26T01:05:00Z", "by": {"subject": "operator-1", "name": "operator"},
         "reason": "三家门店同属一个集团", "evidence": "现场核查记录 2026-11-20"}""")
public record SignalTransitionView(
        @Schema(description = "原状态") SignalState from,
        @Schema(description = "新状态") SignalState to,
        @Schema(description = "时间") Instant at,
        @Schema(description = "研判人") Judge by,
        @Schema(description = "理由") String reason,
        @Schema(description = "依据") String evidence,
        @JsonIgnore long number) {

    /** Who judged it. */
    @Schema(name = "SignalJudge", description = "研判人")
    public record Judge(
            @Schema(description = "账号标识") String subject,
            @Schema(description = "姓名或账号名") String name) {}

    static SignalTransitionView of(Row row) {
        return new SignalTransitionView(
                SignalState.valueOf(row.getString("from_state")),
                SignalState.valueOf(row.getString("to_state")),
                row.getOffsetDateTime("at").toInstant(),
                new Judge(row.getString("subject"), row.getString("name")),
                row.getString("reason"),
                row.getString("evidence"),
                row.getLong("id"));
    }
}
