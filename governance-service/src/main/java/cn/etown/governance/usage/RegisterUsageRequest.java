package cn.etown.governance.usage;

import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.UUID;

/**
 * A use to register, of an interface or of a data item; one that is registered with this interface or item, kind and link is
 * described anew.
 */
@Schema(description = "登记使用: a use of an interface, or a demand that waits for a data item", examples = """
        {"interface": "online-retail", "kind": "INDICATOR",
         "link": "/api/monitoring/v1/indicators/019b76da-a800-7000-8000-000000000001",
         "name": "网络零售额", "fields": ["quantity", "price"]}""")
public record RegisterUsageRequest(
        @JsonProperty("interface")
        @Size(max = 100)
        @Pattern(regexp = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$")
        @Schema(description = "接口编码: this or a data item", examples = "online-retail")
        String interfaceCode,

        @Schema(
                description =
                        "数据项: that a demand waits for; of the kind DEMAND alone, in the place of an interface, without fields",
                examples = "019b76da-a800-7000-8000-000000000003")
        UUID dataItem,

        @NotNull @Schema(description = "使用种类") UsageKind kind,

        @NotBlank
        @Size(max = 500)
        @Pattern(regexp = "^/api/[a-z]+(-[a-z]+)*/v[1-9][0-9]*/[!-~]+$")
        @Schema(
                description = "链接: the path where what uses it is found",
                examples = "/api/monitoring/v1/indicators/019b76da-a800-7000-8000-000000000001")
        String link,

        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "名称", examples = "网络零售额")
        String name,

        @Pattern(regexp = "^[0-9A-Z]{18}$")
        @Schema(description = "负责单位: left out where the center answers for it", examples = "91141029MA0DEM1AXT")
        String unit,

        @Size(max = 500)
        @Schema(description = "所用字段: none means the whole record", examples = "[\"quantity\", \"price\"]")
        List<@NotNull @Pattern(regexp = "^[A-Za-z][A-Za-z0-9_]{0,59}$") String> fields) {

    public RegisterUsageRequest {
        fields = fields == null ? List.of() : fields;
    }

    /** Refuses a use that is not of one thing: of an interface, or of a data item that a demand waits for. */
    void mustBeOfOneThing() {
        if ((interfaceCode == null) == (dataItem == null)) {
            throw refused("/interface", "须写明接口或数据项之一", "Name an interface or a data item, and not both");
        }
        if (dataItem != null && kind != UsageKind.DEMAND) {
            throw refused("/dataItem", "只有需求可以等待数据项", "Only a demand waits for a data item");
        }
        if (dataItem != null && !fields.isEmpty()) {
            throw refused("/fields", "数据项没有字段", "A data item has no fields");
        }
    }

    private static RuntimeException refused(String pointer, String zh, String en) {
        var detail = new Text(zh, en);
        return new RuleRefused("usage-subject", detail)
                .withClause("R3.2e")
                .withErrors(List.of(new FieldError(pointer, detail)));
    }
}
