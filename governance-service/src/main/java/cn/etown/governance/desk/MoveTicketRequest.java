package cn.etown.governance.desk;

import cn.etown.governance.desk.domain.TicketState;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API takes to move a ticket to another state. */
@Schema(description = "工单状态变更: the state to move to, and what is said with it", examples = """
        {"target": "ANSWERED", "reason": "退货按退款日统计，9 月 3 日的两笔计入 9 月 5 日。", "evidence": []}""")
public record MoveTicketRequest(
        @NotNull @Schema(description = "目标状态") TicketState target,

        @NotBlank
        @Size(max = 4000)
        @Pattern(regexp = DeskText.LINES)
        @Schema(
                description = "答复、提问或原因: the answer, question or reason; it stands in the thread and in the history",
                examples = "退货按退款日统计，9 月 3 日的两笔计入 9 月 5 日。")
        String reason,

        @Size(max = 20) @Schema(description = "依据与附件: attachments, by link only")
        List<@NotBlank @Size(max = 500) @Pattern(regexp = DeskText.LINK) String> evidence,

        @Schema(description = "是否复杂: with PASSED_ON, that the answer has the longer term", examples = "false")
        Boolean complex) {}
