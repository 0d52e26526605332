package cn.etown.collection.reconciliation;

import cn.etown.collection.reconciliation.ReconciliationView.Days;
import cn.etown.collection.reconciliation.domain.CaseState;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.UUID;

/** What the API shows of a question about records that differ. */
@Schema(
        name = "ReconciliationCase",
        description = "差异核查: a question to a unit about records that differ",
        examples = """
        {"id": "019adf4c-5f4b-7c3e-8d2a-1f0e9d8c7b6a", "interface": "sales-lines", "unit": "91141029MA0DEM1AXT",
         "period": {"from": "2010-12-01", "to": "2010-12-01"}, "statement": "019adf4c-0f4b-7c3e-8d2a-1f0e9d8c7b6a",
         "reconciliation": "019adf4c-1f4b-7c3e-8d2a-1f0e9d8c7b6a", "state": "OPEN", "terms": 1, "dueAt": "2026-12-03T01:02:03Z",
         "extended": false, "overdueSince": null, "openedAt": "2026-11-26T01:02:03Z", "closedAt": null}""")
public record CaseView(
        @Schema(description = "标识") UUID id,

        @JsonProperty("interface") @Schema(name = "interface", description = "数据接口编码")
        String interfaceCode,

        @Schema(description = "单位代码") String unit,

        @Schema(description = "数据期") Days period,

        @Schema(description = "立案时的对账单: under which it was opened")
        UUID statement,

        @Schema(description = "最新对账结果: what is left of the difference")
        UUID reconciliation,

        @Schema(description = "状态: OPEN 待答复, ANSWERED 已答复, CLOSED 已办结")
        CaseState state,

        @Schema(description = "校核期限版本") int terms,

        @Schema(description = "答复期限: null while the calendar is not loaded", nullable = true)
        Instant dueAt,

        @Schema(description = "已延期: as a complex question, once")
        boolean extended,

        @Schema(
                description = "首次逾期时间: stays when the case is extended or asked anew; the history has each",
                nullable = true)
        Instant overdueSince,

        @Schema(description = "立案时间") Instant openedAt,

        @Schema(description = "办结时间", nullable = true) Instant closedAt) {

    /** With its version. */
    record Versioned(CaseView view, long version) {}

    static Versioned of(Row row) {
        CaseRow found = CaseRow.of(row);
        return new Versioned(
                new CaseView(
                        found.id(),
                        found.interfaceCode(),
                        found.unit(),
                        new Days(found.from(), found.to()),
                        found.statement(),
                        found.reconciliation(),
                        found.state(),
                        found.terms(),
                        found.dueAt(),
                        found.extended(),
                        found.overdueAt(),
                        found.openedAt(),
                        found.closedAt()),
                found.version());
    }
}
