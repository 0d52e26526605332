package cn.etown.governance.standard.impact;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that refers to a thing of the standard library. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "引用方: something that refers to a thing of the standard library", examples = """
        {"kind": "CONTRACT", "link": "contracts/019b76da-a800-7000-8000-000000000001", "name": "online-retail",
         "unit": "91141029MA0DEM1AXT"}""")
public record LibraryDependent(
        @Schema(description = "种类: CONTRACT in force, DATA_ELEMENT or MAPPING that is published")
        Kind kind,

        @Schema(description = "链接: its path in this service")
        String link,

        @Schema(description = "名称: the contract's interface, the element's name, the mapping's code list")
        String name,

        @Schema(description = "单位: whose it is; absent where it is the center's")
        String unit) {

    /** What refers to things of the library. */
    @Schema(name = "LibraryDependentKind")
    public enum Kind {
        CONTRACT,
        DATA_ELEMENT,
        MAPPING
    }

    /** What tells it from all others, and orders them. */
    public String key() {
        return kind + " " + link;
    }
}
