package cn.etown.governance.standard.mapping;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One line of a mapping, as the API takes and shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "映射条目: a code of the unit's own and the standard one", examples = """
        {"code": "SP-0017", "name": "乡宁翅果油 250ml", "standardCode": "GRAIN_OIL"}""")
public record MappedCode(
        @NotBlank
        @Size(max = 100)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "本单位代码: as the unit's data have it", examples = "SP-0017")
        String code,

        @Size(max = 200)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "名称: what the unit calls it", examples = "乡宁翅果油 250ml")
        String name,

        @Size(min = 1, max = 60)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(
                description = "标准代码: of the code list; absent where the unit uses the code and has not mapped it yet",
                examples = "GRAIN_OIL")
        String standardCode) {}
