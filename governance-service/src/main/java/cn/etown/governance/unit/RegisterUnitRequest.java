package cn.etown.governance.unit;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API takes to register a unit. */
@Schema(description = "登记单位: a unit to register", examples = """
        {"code": "91141029MA0DEM1AXT", "name": "演示电商服务中心"}""")
public record RegisterUnitRequest(
        @NotNull
        @Size(min = 18, max = 18)
        @Pattern(regexp = "^[0-9A-Z]{18}$")
        @Schema(description = "统一社会信用代码: 18 characters with a valid check character", examples = "91141029MA0DEM1AXT")
        String code,

        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "名称", examples = "演示电商服务中心")
        String name) {}
