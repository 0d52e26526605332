package cn.etown.governance.desk;

import cn.etown.governance.desk.domain.TicketState;
import cn.etown.governance.history.Person;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the API shows of a message. */
@Schema(description = "留言: what somebody said on a ticket", examples = """
        {"id": "019b76da-a800-7000-8000-000000000003", "at": "2026-09-04T01:00:00Z",
         "author": {"subject": "5f2c8d1e-6c1f-4f0e-9a63-2f1f7f0a9b11", "name": "clerk"}, "unit": "93141029MA0DEM2BXB",
         "text": "该行金额应为 120.00，附原始小票。", "links": ["https://example.org/receipts/536365.jpg"]}""")
public record TicketMessageView(
        @Schema(description = "标识") UUID id,
        @Schema(description = "时间") Instant at,
        @Schema(description = "留言人") Person author,

        @Schema(description = "单位: of the author; null for the center", nullable = true)
        String unit,

        @Schema(description = "内容") String text,
        @Schema(description = "附件链接") List<String> links,

        @Schema(description = "状态变更: the state the ticket was moved to by it, where it was", nullable = true)
        TicketState movedTo) {

    static TicketMessageView of(TicketMessage message) {
        return new TicketMessageView(
                message.id(),
                message.at(),
                Person.of(message.author(), message.authorName()),
                message.authorUnit(),
                message.text(),
                message.links(),
                message.movedTo());
    }
}
