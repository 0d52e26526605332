package cn.etown.governance.standard.mapping;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.UUID;

/** What a unit's own code means in standard codes on a day. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "标准代码: what a code of a unit's own means", examples = """
        {"code": "SP-0017", "name": "乡宁翅果油 250ml", "standardCode": "GRAIN_OIL",
         "mapping": "019b76da-a800-7000-8000-000000000001", "number": 3}""")
public record StandardCode(
        @Schema(description = "本单位代码", examples = "SP-0017") String code,
        @Schema(description = "名称: what the unit calls it") String name,

        @Schema(description = "标准代码", examples = "GRAIN_OIL")
        String standardCode,

        @Schema(description = "映射: which version says so") UUID mapping,
        @Schema(description = "映射版本号", examples = "3") int number) {}
