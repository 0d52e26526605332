package cn.etown.governance.coverage;

import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What the API takes as a unit's answer for items that are missing. */
@Schema(description = "答复未接数据项: what the unit says about items that are missing", examples = """
        {"items": ["019b76da-a800-7000-8000-000000000001"], "kind": "WILL_CONNECT", "text": "随退款接口一并接入",
         "plannedFor": "2026-06-30"}""")
public record AnswerDataItemsRequest(
        @NotEmpty @Size(max = 200) @Schema(description = "数据项: ids of items of the caller's own unit")
        List<@NotNull UUID> items,

        @NotNull @Schema(description = "答复类型") AnswerKind kind,

        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "说明", examples = "随退款接口一并接入")
        String text,

        @PlausibleDay
        @Schema(
                description =
                        "计划接入日期: for WILL_CONNECT and nothing else; an item still missing after that day is owed an"
                                + " answer"
                                + " again")
        LocalDate plannedFor) {}
