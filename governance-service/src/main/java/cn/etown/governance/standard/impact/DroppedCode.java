package cn.etown.governance.standard.impact;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A code that a draft does not have any more, and something that uses it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "停用代码及其引用方: a code that the draft drops, and something that uses it", examples = """
        {"code": "SC-02", "kind": "MAPPING", "link": "mappings/019b76da-a800-7000-8000-000000000001",
         "name": "sales-channels", "unit": "91141029MA0DEM1AXT", "ownCodes": 3}""")
public record DroppedCode(
        @Schema(description = "停用的标准代码", examples = "SC-02") String code,

        @Schema(description = "种类: MAPPING that holds, or DATA_ELEMENT that is published")
        LibraryDependent.Kind kind,

        @Schema(description = "链接: its path in this service")
        String link,

        @Schema(description = "名称: the mapping's code list, the element's name")
        String name,

        @Schema(description = "单位: whose it is; absent where it is the center's")
        String unit,

        @Schema(description = "单位自有代码数: how many own codes are mapped to it; absent where it is no mapping")
        Long ownCodes) {

    /** What tells it from all others, and orders them. */
    public String key() {
        return code + " " + kind + " " + link;
    }
}
