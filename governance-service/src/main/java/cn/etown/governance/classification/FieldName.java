package cn.etown.governance.classification;

import cn.etown.governance.interfaces.InterfaceResource;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which field of which interface. */
@Schema(description = "字段名: a field of an interface", examples = """
        {"interface": "online-retail", "field": "amount"}""")
public record FieldName(
        @NotNull
        @Size(max = 50)
        @Pattern(regexp = InterfaceResource.CODE)
        @JsonProperty("interface")
        @Schema(description = "接口编码", examples = "online-retail")
        String interfaceCode,

        @NotNull
        @Pattern(regexp = FieldName.FIELD)
        @Schema(description = "字段: as the contract names it", examples = "amount")
        String field) {

    /** The form of a field's name. */
    static final String FIELD = "^[A-Za-z][A-Za-z0-9_]{0,59}$";

    static FieldName of(FieldClass found) {
        return new FieldName(found.interfaceCode(), found.field());
    }
}
