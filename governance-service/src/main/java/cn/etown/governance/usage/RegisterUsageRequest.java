package cn.etown.governance.usage;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** A use of an interface to register; one that is registered with this interface, kind and link is described anew. */
@Schema(description = "登记使用: a use of an interface", examples = """
        {"interface": "online-retail", "kind": "INDICATOR",
         "link": "/api/monitoring/v1/indicators/019b76da-a800-7000-8000-000000000001",
         "name": "网络零售额", "fields": ["quantity", "price"]}""")
public record RegisterUsageRequest(
        @JsonProperty("interface")
        @NotNull
        @Size(max = 100)
        @Pattern(regexp = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$")
        @Schema(description = "接口编码", examples = "online-retail")
        String interfaceCode,

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
}
