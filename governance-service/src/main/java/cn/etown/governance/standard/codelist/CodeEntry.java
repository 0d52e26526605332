package cn.etown.governance.standard.codelist;

import cn.etown.kit.time.PlausibleDay;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;

/** One code of a list, as the API takes and shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "代码: one entry of a code list", examples = """
        {"code": "141029", "nameZh": "乡宁县", "nameEn": "Xiangning County", "parent": "141000"}""")
public record CodeEntry(
        @NotBlank
        @Size(max = 60)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}\\p{Z}]*$")
        @Schema(description = "代码: no blanks", examples = "141029")
        String code,

        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "中文名称", examples = "乡宁县")
        String nameZh,

        @Size(max = 200)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "英文名称", examples = "Xiangning County")
        String nameEn,

        @Size(min = 1, max = 60)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}\\p{Z}]*$")
        @Schema(description = "上级代码: the code it stands under; absent at the top", examples = "141000")
        String parent,

        @Schema(description = "启用日期: first day on which it is used; absent: always") @PlausibleDay
        LocalDate validFrom,

        @Schema(description = "停用日期: last day on which it is used; absent: still") @PlausibleDay
        LocalDate validUntil) {}
