package cn.etown.monitoring.batch;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.UUID;

/**
 * Where the evidence behind a figure is: paths of collection, the same at the gateway.
 *
 * @param batch what was declared and counted
 * @param receipt the center's signed answer
 */
@Schema(description = "证据链接: where the evidence is")
public record BatchLinks(
        @Schema(description = "批次", examples = "/api/collection/v1/batches/019b76da-a800-7000-8000-000000000001")
        String batch,

        @Schema(
                description = "回执: the signed receipt",
                examples = "/api/collection/v1/batches/019b76da-a800-7000-8000-000000000001/receipt")
        String receipt) {

    public static BatchLinks to(UUID batch) {
        String path = "/api/collection/v1/batches/" + batch;
        return new BatchLinks(path, path + "/receipt");
    }
}
