package cn.etown.governance.desk;

import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.UUID;

/** What the API takes to decide what a field means from a day on. */
@Schema(description = "确定口径: what a field means from a day on", examples = """
        {"field": "amount", "text": "含税成交金额，退货按退款日冲减，单位元。", "validFrom": "2026-12-01",
         "ticket": "019b76da-a800-7000-8000-000000000001"}""")
public record DecideCaliberRequest(
        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = DeskText.LINE)
        @Schema(description = "字段: as the contract in force names it", examples = "amount")
        String field,

        @NotBlank
        @Size(max = 4000)
        @Pattern(regexp = DeskText.LINES)
        @Schema(description = "口径: what is counted, when, in what unit", examples = "含税成交金额，退货按退款日冲减，单位元。")
        String text,

        @NotNull
        @PlausibleDay
        @Schema(
                description = "生效日: from which day on it holds; a change is never from a day that is past or today",
                examples = "2026-12-01")
        LocalDate validFrom,

        @Schema(description = "来源工单: id of the CALIBER ticket it comes of")
        UUID ticket) {}
