package cn.etown.collection.reconciliation;

import cn.etown.collection.terms.TermVersion;
import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;

/** What the API shows of a version of how long a question about data may take. */
@Schema(name = "DisputeTerms", description = "校核期限: how long a question about data may take", examples = """
        {"version": 1, "holdsFrom": "2000-01-01", "answerDays": 5, "complexDays": 10,
         "source": "本项目默认值", "setBy": null, "setAt": null}""")
public record DisputeTermsView(
        @Schema(description = "版本") int version,

        @Schema(description = "生效日: what is asked from this day on")
        LocalDate holdsFrom,

        @Schema(description = "答复期限: working days") int answerDays,

        @Schema(description = "复杂问题的答复期限: working days, where the center finds it one")
        int complexDays,

        @Schema(description = "来源") String source,

        @Schema(description = "设定人: null of the one that came with the installation", nullable = true)
        String setBy,

        @Schema(description = "设定时间", nullable = true) Instant setAt)
        implements TermVersion {

    static DisputeTermsView of(Row row) {
        return new DisputeTermsView(
                row.getInteger("version"),
                row.getLocalDate("holds_from"),
                row.getInteger("answer_days"),
                row.getInteger("complex_days"),
                row.getString("source"),
                row.getString("set_by"),
                TermVersion.setAt(row));
    }
}
