package cn.etown.governance.standard.template;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API takes to add a standard interface. */
@Schema(description = "新增标准接口: a standard interface that the county has from a day on", examples = """
        {"code": "waybills", "content": {"version": "1.0.0", "theme": "LOGISTICS", "nameZh": "物流运单", "nameEn": "Waybills",
         "descriptionZh": "每张运单一行", "descriptionEn": "A line for each waybill", "holdsFrom": "2027-07-01",
         "reason": "县域物流监测",
         "document": "apiVersion: v3.1.0\\nkind: DataContract\\nid: \\"${interface}\\"\\nversion: 1.0.0\\nstatus: draft\\nschema: []\\n"}}""")
public record AddStandardRequest(
        @NotNull
        @Size(max = 60)
        @Pattern(regexp = StandardInterfaceResource.CODE)
        @Schema(description = "标准代码", examples = "waybills")
        String code,

        @NotNull @Valid @Schema(description = "标准接口内容") StandardInterfaceContent content) {}
