package cn.etown.collection.pull;

import cn.etown.collection.catalogue.Interfaces;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API takes to draft a connector. */
@Schema(description = "起草连接器", examples = """
        {"interface": "sales-lines", "terms": {"kind": "HTTP", "target": {"url": "https://erp.example.cn/export/sales?day={from}"},
         "content": {"type": "text/csv"}, "schedule": {"dailyAt": "02:30"}},
         "credentials": {"username": "center", "password": "……"}}""")
public record ConnectorRequest(
        @NotBlank
        @Size(max = 100)
        @Pattern(regexp = Interfaces.CODE)
        @JsonProperty("interface")
        @Schema(name = "interface", description = "数据接口编码; never changes")
        String interfaceCode,

        @NotNull @Valid @Schema(description = "条款") ConnectorTerms terms,

        @Valid @Schema(description = "凭据: as a whole; without them the source is asked without any", nullable = true)
        Credentials credentials) {

    /** Without what must not be seen. */
    @Override
    public String toString() {
        return "ConnectorRequest[" + interfaceCode + "]";
    }
}
