package cn.etown.governance.standard.mapping;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What the API answers to a look-up of own codes. */
@Schema(
        name = "StandardCodes",
        description = "代码换算结果: the standard codes, and the own codes that are in no mapping",
        examples = """
        {"on": "2026-01-05", "asOf": "2026-01-06T00:00:00Z", "items": [{"code": "SP-0017", "name": "乡宁翅果油 250ml", "standardCode": "GRAIN_OIL",
         "mapping": "019b76da-a800-7000-8000-000000000001", "number": 3}], "unmapped": ["SP-0042"]}""")
public record StandardCodesView(
        @Schema(description = "日期: the day it was asked for")
        LocalDate on,

        @Schema(description = "截至: as of when it was known; asking again with it gives the same answer")
        Instant asOf,

        @Schema(description = "已映射") List<StandardCode> items,

        @Schema(description = "未映射: those of the asked codes that no mapping holds")
        List<String> unmapped) {}
