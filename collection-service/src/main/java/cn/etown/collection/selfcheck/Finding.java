package cn.etown.collection.selfcheck;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something in which what is kept of a batch is not what its receipt says. */
@Schema(name = "Finding", description = "差异: in what the center's records differ from the receipt")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(
        @Schema(
                description =
                        "事项: what differs: entry, leaf, published, signature, verdict, ledgerPosition, record, a count, total or digest")
        String what,

        @Schema(description = "分片号: of a record", nullable = true)
        Integer part,

        @Schema(description = "行号: of a record", nullable = true)
        Long line,

        @Schema(description = "应为: what the receipt or the record's own digest says")
        String expected,

        @Schema(description = "实为: what is there") String found) {

    static Finding of(String what, Object expected, Object found) {
        return new Finding(what, null, null, String.valueOf(expected), String.valueOf(found));
    }
}
