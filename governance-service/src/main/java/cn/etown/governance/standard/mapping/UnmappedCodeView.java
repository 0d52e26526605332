package cn.etown.governance.standard.mapping;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;

/** What the API shows of a code that is in no mapping. */
@Schema(
        name = "UnmappedCode",
        description = "未映射代码: a code of a unit's own that came up and is in no mapping",
        examples = """
        {"unit": "91141029MA0DEM1AXT", "codeList": "product-categories", "code": "SP-0042", "occurrences": 17,
         "firstSeen": "2026-01-01", "lastSeen": "2026-01-05", "due": "2026-01-19"}""")
public record UnmappedCodeView(
        @Schema(description = "单位") String unit,
        @Schema(description = "代码集") String codeList,
        @Schema(description = "本单位代码", examples = "SP-0042") String code,

        @Schema(description = "出现次数: 0 where the unit's own table names it and no data did", examples = "17")
        long occurrences,

        @Schema(description = "首次出现") LocalDate firstSeen,
        @Schema(description = "最近出现") LocalDate lastSeen,

        @Schema(description = "处理期限: until when the unit maps it")
        LocalDate due) {}
