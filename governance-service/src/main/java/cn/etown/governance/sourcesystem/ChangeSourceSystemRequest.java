package cn.etown.governance.sourcesystem;

import cn.etown.governance.sourcesystem.domain.DataDomain;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API takes to correct a source system. */
@Schema(description = "更正源系统: what a source system is called and where it belongs, from now on", examples = """
        {"name": "网店订单系统", "domain": "BUSINESS_PLATFORM"}""")
public record ChangeSourceSystemRequest(
        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "名称", examples = "网店订单系统")
        String name,

        @Size(min = 1, max = 200)
        @Pattern(regexp = "^[^\\s\\p{Cc}\\p{Cs}][^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "英文名称: what is left out is taken away", examples = "Shop order system")
        String nameEn,

        @NotNull @Schema(description = "所属域: another one only while the system has no interface")
        DataDomain domain) {}
