package cn.etown.governance.standard.template;

import cn.etown.governance.theme.ThemeResource;
import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;

/** What a version of a standard interface says. */
@Schema(description = "标准接口内容: what a version of a standard interface says", examples = """
        {"version": "1.0.0", "theme": "LOGISTICS", "nameZh": "物流运单", "nameEn": "Waybills", "descriptionZh": "每张运单一行",
         "descriptionEn": "A line for each waybill", "holdsFrom": "2027-07-01", "reason": "县域物流监测",
         "document": "apiVersion: v3.1.0\\nkind: DataContract\\nid: \\"${interface}\\"\\nversion: 1.0.0\\nstatus: draft\\nschema: []\\n"}""")
public record StandardInterfaceContent(
        @NotNull
        @Size(max = 20)
        @Pattern(regexp = "^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)$")
        @Schema(description = "标准版本: as the document says it; later than the one before", examples = "1.0.0")
        String version,

        @NotNull
        @Pattern(regexp = ThemeResource.CODE)
        @Schema(description = "监测主题: the theme it feeds, as the document says it", examples = "LOGISTICS")
        String theme,

        @NotBlank
        @Size(max = 60)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "中文名称", examples = "物流运单")
        String nameZh,

        @NotBlank
        @Size(max = 60)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "英文名称", examples = "Waybills")
        String nameEn,

        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "中文说明", examples = "每张运单一行")
        String descriptionZh,

        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "英文说明", examples = "A line for each waybill")
        String descriptionEn,

        @NotBlank
        @Size(max = 200_000)
        @Schema(
                description =
                        "模板: an ODCS 3.1 document in YAML; ${interface} stands for the interface's code and ${zone} for the county's zone. Its object names this version of the standard as an authoritative definition")
        String document,

        @NotNull
        @Schema(description = "生效日期: today or later, and not before the version before it", examples = "2027-07-01")
        @PlausibleDay
        LocalDate holdsFrom,

        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "原因", examples = "县域物流监测")
        String reason) {}
