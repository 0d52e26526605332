package cn.etown.governance.desk;

import cn.etown.governance.desk.domain.Duty;
import cn.etown.governance.desk.domain.TicketKind;
import cn.etown.governance.desk.domain.TicketState;
import cn.etown.governance.history.Person;
import cn.etown.kit.concurrency.EntityVersion;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What the API shows of a ticket. */
@Schema(
        description =
                "工单: a question, complaint or wish about an interface, or a question of caliber, and what is owed next",
        examples = """
        {"id": "019b76da-a800-7000-8000-000000000001", "kind": "DISPUTE", "title": "9 月 3 日退货金额有误",
         "interfaceCode": "online-retail", "ownerUnit": "91141029MA0DEM1AXT", "reporterUnit": "93141029MA0DEM2BXB",
         "reporter": {"subject": "5f2c8d1e-6c1f-4f0e-9a63-2f1f7f0a9b11", "name": "clerk"}, "field": "amount",
         "recordKey": "536365", "day": "2026-09-03", "claim": {"shown": "102.00", "claimed": "120.00"},
         "state": "PASSED_ON", "complex": false,
         "next": {"duty": "ANSWER", "unit": "91141029MA0DEM1AXT", "due": "2026-09-14", "overdue": false},
         "raisedAt": "2026-09-04T01:00:00Z", "revision": 1}""")
public record TicketView(
        @Schema(description = "标识") UUID id,
        @Schema(description = "类别") TicketKind kind,
        @Schema(description = "标题") String title,

        @Schema(
                description = "数据接口: the interface it is about; null where a question of caliber is about none",
                examples = "online-retail",
                nullable = true)
        String interfaceCode,

        @Schema(
                description =
                        "责任单位: the unit that owns the interface; null where it is about none, and the center answers",
                examples = "91141029MA0DEM1AXT",
                nullable = true)
        String ownerUnit,

        @Schema(description = "报送单位: the unit that raised it; null where the center did", nullable = true)
        String reporterUnit,

        @Schema(description = "报送人") Person reporter,
        @Schema(description = "字段", nullable = true) String field,
        @Schema(description = "批次", nullable = true) UUID batch,
        @Schema(description = "记录主键", nullable = true) String recordKey,
        @Schema(description = "数据日期", nullable = true) LocalDate day,

        @Schema(description = "数据末日: of the period that begins with day", nullable = true)
        LocalDate lastDay,

        @Schema(description = "事项对象: the theme, indicator or document it is about", nullable = true)
        TicketSubject about,

        @Schema(description = "校核主张: what is claimed of the value disputed", nullable = true)
        TicketClaim claim,

        @Schema(description = "状态") TicketState state,

        @Schema(description = "是否复杂: whether the answer has the longer term")
        boolean complex,

        @Schema(description = "下一步: what is owed next; null where the ticket is settled", nullable = true)
        Next next,

        @Schema(description = "提交时间") Instant raisedAt,

        @Schema(description = "修订号: counts the changes; the ETag says the same")
        long revision) {

    /** What is owed next. */
    @Schema(name = "TicketNext", description = "下一步: what is owed next, by whom and by when")
    public record Next(
            @Schema(description = "事项: PASS_ON 转办, ANSWER 答复, SOLVE 解决, REPLY 报送方答复, CONFIRM 报送方确认")
            Duty duty,

            @Schema(description = "责任单位: by whom; null where the center owes it", nullable = true)
            String unit,

            @Schema(description = "期限: the last day on which it is in time", examples = "2026-09-14")
            LocalDate due,

            @Schema(description = "是否逾期: whether that day is past")
            boolean overdue) {}

    static TicketView of(Ticket ticket, LocalDate today) {
        var next = ticket.duty() == null
                ? null
                : new Next(ticket.duty(), ticket.dutyUnit(), ticket.dutyDue(), ticket.isOverdue(today));
        return new TicketView(
                ticket.id(),
                ticket.kind(),
                ticket.title(),
                ticket.interfaceCode(),
                ticket.ownerUnit(),
                ticket.reporterUnit(),
                Person.of(ticket.reporter(), ticket.reporterName()),
                ticket.field(),
                ticket.batch(),
                ticket.recordKey(),
                ticket.day(),
                ticket.lastDay(),
                ticket.about(),
                ticket.claim(),
                ticket.state(),
                ticket.complex(),
                next,
                ticket.raisedAt(),
                ticket.revision());
    }

    EntityVersion entityVersion() {
        return new EntityVersion(revision);
    }
}
