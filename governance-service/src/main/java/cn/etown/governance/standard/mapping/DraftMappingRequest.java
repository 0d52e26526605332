package cn.etown.governance.standard.mapping;

import cn.etown.governance.standard.codelist.CodeListResource;
import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;

/** What the API takes to draft a mapping; its entries follow. */
@Schema(description = "起草代码映射: the code list it maps to, and when it holds", examples = """
        {"codeList": "product-categories", "validFrom": "2026-01-01"}""")
public record DraftMappingRequest(
        @NotNull
        @Size(max = 60)
        @Pattern(regexp = CodeListResource.CODE)
        @Schema(
                description = "代码集: the code list whose codes the unit's own are mapped to",
                examples = "product-categories")
        String codeList,

        @NotNull
        @Schema(
                description = "生效日期: first day on which it holds; not before today, but in a correction",
                examples = "2026-01-01")
        @PlausibleDay
        LocalDate validFrom,

        @Schema(description = "失效日期: last day on which it holds; absent: no end") @PlausibleDay
        LocalDate validUntil,

        @Size(min = 1, max = 1000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(
                description = "更正原因: why it begins on a day that is past; a governor decides on such a mapping",
                examples = "SP-0017 自 1 月起归类有误")
        String correction) {}
