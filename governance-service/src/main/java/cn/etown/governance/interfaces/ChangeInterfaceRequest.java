package cn.etown.governance.interfaces;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API takes to correct an interface. */
@Schema(description = "更正数据接口: what an interface is called from now on", examples = """
        {"name": "网店销售明细", "nameEn": "Online sales lines"}""")
public record ChangeInterfaceRequest(
        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "名称", examples = "网店销售明细")
        String name,

        @Size(min = 1, max = 200)
        @Pattern(regexp = "^[^\\s\\p{Cc}\\p{Cs}][^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "英文名称: what is left out is taken away", examples = "Online sales lines")
        String nameEn) {}
