package cn.etown.governance.standard.codelist;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API takes as a version of a code list; its entries follow. */
@Schema(description = "代码集: a code list, without its entries", examples = """
        {"code": "courier-companies", "nameZh": "快递企业", "nameEn": "Courier companies", "source": "国家邮政局公布的名录"}""")
public record CodeListRequest(
        @NotNull
        @Size(max = 60)
        @Pattern(regexp = CodeListResource.CODE)
        @Schema(description = "代码集代码", examples = "courier-companies")
        String code,

        @NotBlank
        @Size(max = 100)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "中文名称", examples = "快递企业")
        String nameZh,

        @NotBlank
        @Size(max = 100)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "英文名称", examples = "Courier companies")
        String nameEn,

        @NotBlank
        @Size(max = 500)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "来源: where the codes are taken from", examples = "国家邮政局公布的名录")
        String source) {}
