package cn.etown.governance.desk;

import cn.etown.governance.desk.domain.TicketKind;
import cn.etown.governance.interfaces.InterfaceResource;
import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What the API takes to raise a ticket. */
@Schema(
        description = "提交工单: a question, complaint or wish about an interface, or a question of caliber",
        examples = """
        {"kind": "DISPUTE", "title": "9 月 3 日退货金额有误", "text": "该行金额应为 120.00，附原始小票。",
         "interfaceCode": "online-retail", "field": "amount", "recordKey": "536365", "day": "2026-09-03",
         "links": ["https://example.org/receipts/536365.jpg"],
         "claim": {"shown": "102.00", "claimed": "120.00"}}""")
public record RaiseTicketRequest(
        @NotNull @Schema(description = "类别: QUALITY 数据质量问题, CALIBER 口径问题, DISPUTE 校核, OPTIMISATION 接口优化")
        TicketKind kind,

        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = DeskText.LINE)
        @Schema(description = "标题", examples = "9 月 3 日退货金额有误")
        String title,

        @NotBlank
        @Size(max = 4000)
        @Pattern(regexp = DeskText.LINES)
        @Schema(description = "说明: begins the thread", examples = "该行金额应为 120.00，附原始小票。")
        String text,

        @Size(max = 50)
        @Pattern(regexp = InterfaceResource.CODE)
        @Schema(
                description = "数据接口: code of the interface it is about; a CALIBER may do without one",
                examples = "online-retail")
        String interfaceCode,

        @Size(min = 1, max = 200)
        @Pattern(regexp = DeskText.LINE)
        @Schema(description = "字段: the field it is about, as the contract in force names it", examples = "amount")
        String field,

        @Schema(description = "批次: id of the batch it is about")
        UUID batch,

        @Size(min = 1, max = 500)
        @Pattern(regexp = DeskText.LINE)
        @Schema(description = "记录主键: the business key of the record it is about", examples = "536365")
        String recordKey,

        @PlausibleDay @Schema(description = "数据日期: the day whose data it is about", examples = "2026-09-03")
        LocalDate day,

        @Size(max = 20) @Schema(description = "附件链接: attachments, by link only")
        List<@NotBlank @Size(max = 500) @Pattern(regexp = DeskText.LINK) String> links,

        @PlausibleDay
        @Schema(
                description = "数据末日: the last day of the period it is about, which begins with day",
                examples = "2026-09-30")
        LocalDate lastDay,

        @Valid @Schema(description = "事项对象: the theme, indicator or document it is about, where it is about one")
        TicketSubject about,

        @Valid
        @Schema(
                description =
                        "校核主张: of a DISPUTE, the value shown and the one claimed of a field, in a record or on days, which the ticket names")
        TicketClaim claim) {}
