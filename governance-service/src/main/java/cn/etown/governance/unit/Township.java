package cn.etown.governance.unit;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The township a unit sits in. */
@Schema(description = "所在乡镇: the township a unit sits in", examples = """
        {"code": "141029100", "name": "昌宁镇"}""")
public record Township(
        @NotNull
        @Pattern(regexp = "^[0-9]{9}$")
        @Schema(
                description = "乡级行政区划代码: nine digits; one that the code list administrative-divisions has in use",
                examples = "141029100")
        String code,

        @NotBlank
        @Size(max = 50)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "名称: as the code list has it", examples = "昌宁镇")
        String name) {}
