package cn.etown.governance.clock;

import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What the API shows of a term that was not kept. */
@Schema(description = "逾期记录: a term that was not kept", examples = """
        {"id": "019b76da-a800-7000-8000-000000000009", "kind": "DISPUTE", "term": "ANSWER", "unit": "91141029MA0DEM1AXT",
         "link": "/api/governance/v1/tickets/019b76da-a800-7000-8000-000000000001", "due": "2026-09-17",
         "recordedAt": "2026-09-18T01:00:00Z"}""")
public record BreachView(
        @Schema(description = "标识") UUID id,
        @Schema(description = "事项类别") Matter kind,
        @Schema(description = "期限种类") Term term,

        @Schema(description = "责任单位: who did not keep it; null where that is the center", nullable = true)
        String unit,

        @Schema(
                description = "事项链接: what was owed on",
                examples = "/api/governance/v1/tickets/019b76da-a800-7000-8000-000000000001")
        String link,

        @Schema(description = "期限: the last day on which it would have been kept")
        LocalDate due,

        @Schema(description = "记录时间") Instant recordedAt) {

    static BreachView of(Breach breach, String link) {
        var missed = breach.missed();
        return new BreachView(
                breach.id(), missed.kind(), missed.term(), missed.unit(), link, missed.due(), breach.recordedAt());
    }
}
