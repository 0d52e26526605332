package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.ItemName;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.UUID;

/** What the API takes to register a data item that a demand or an inspection brought to light. */
@Schema(description = "登记数据项: an item that a demand wants or an inspection found", examples = """
        {"sourceSystem": "019b76da-a800-7000-8000-000000000001", "table": "orders", "field": "refund_amount",
         "title": "退款金额", "origin": "INSPECTION", "reference": "采监检〔2026〕5号"}""")
public record RegisterDataItemRequest(
        @NotNull @Schema(description = "源系统: id of a registered source system")
        UUID sourceSystem,

        @NotBlank
        @Size(max = ItemName.MOST)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "表名: table, document or message", examples = "orders")
        String table,

        @NotBlank
        @Size(max = ItemName.MOST)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "字段名", examples = "refund_amount")
        String field,

        @Size(max = 200) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") @Schema(description = "名称", examples = "退款金额")
        String title,

        @NotNull @Schema(description = "来源: DEMAND or INSPECTION; a listing is uploaded instead")
        Origin origin,

        @NotBlank
        @Size(max = 500)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "出处: link or file number of the demand or the inspection", examples = "采监检〔2026〕5号")
        String reference) {

    /** What tells the item from others of its source system. */
    ItemName name() {
        return new ItemName(table, field);
    }
}
