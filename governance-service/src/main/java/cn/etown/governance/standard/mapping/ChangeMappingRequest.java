package cn.etown.governance.standard.mapping;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API takes to change the entries of a draft mapping. */
@Schema(
        description = "映射条目变更: entries to put in, or in place of those with the same code, and codes to take out",
        examples = """
        {"entries": [{"code": "SP-0017", "name": "乡宁翅果油 250ml", "standardCode": "GRAIN_OIL"}], "remove": ["SP-0001"]}""")
public record ChangeMappingRequest(
        @NotNull @Size(max = MOST) @Schema(description = "写入: at most 5,000 in one request")
        List<@NotNull @Valid MappedCode> entries,

        @Size(max = MOST) @Schema(description = "移除: own codes to take out first")
        List<@NotBlank @Size(max = 100) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") String> remove) {

    static final int MOST = 5_000;

    public ChangeMappingRequest {
        remove = remove == null ? List.of() : remove;
    }
}
