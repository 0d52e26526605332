package cn.etown.monitoring.quality;

import cn.etown.monitoring.batch.domain.Records;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API shows of numbers of records. */
@Schema(name = "Records", description = "记录数: received = conforming + quarantined")
public record RecordsView(
        @Schema(description = "声明", examples = "200") long declared,
        @Schema(description = "收到", examples = "200") long received,

        @Schema(description = "合规: what meets the contract", examples = "197")
        long conforming,

        @Schema(description = "接收: what is in the asset; nothing of a refused batch", examples = "197")
        long accepted,

        @Schema(description = "隔离", examples = "3") long quarantined) {

    static RecordsView of(Records records) {
        return new RecordsView(
                records.declared(),
                records.received(),
                records.conforming(),
                records.accepted(),
                records.quarantined());
    }
}
