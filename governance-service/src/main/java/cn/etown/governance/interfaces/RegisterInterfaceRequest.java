package cn.etown.governance.interfaces;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.UUID;

/** What the API takes to register an interface. */
@Schema(description = "登记数据接口: an interface to register", examples = """
        {"code": "online-retail", "name": "网店销售明细", "sourceSystem": "019b76da-a800-7000-8000-000000000001"}""")
public record RegisterInterfaceRequest(
        @NotNull
        @Size(max = 50)
        @Pattern(regexp = InterfaceResource.CODE)
        @Schema(description = "接口编码: lower-case words joined by hyphens, unique", examples = "online-retail")
        String code,

        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "名称", examples = "网店销售明细")
        String name,

        @Size(min = 1, max = 200)
        @Pattern(regexp = "^[^\\s\\p{Cc}\\p{Cs}][^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "英文名称", examples = "Online sales lines")
        String nameEn,

        @NotNull @Schema(description = "源系统: id of a registered source system; its unit will own the interface")
        UUID sourceSystem) {}
