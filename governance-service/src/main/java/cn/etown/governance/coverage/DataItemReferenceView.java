package cn.etown.governance.coverage;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.UUID;

/** What the API shows of a listing, a demand or an inspection that named a data item. */
@Schema(description = "数据项出处: a listing, a demand or an inspection that named the item", examples = """
        {"id": "019b76da-a800-7000-8000-000000000001", "origin": "INSPECTION", "reference": "采监检〔2026〕5号",
         "toldBy": "王检", "toldAt": "2026-03-02T01:00:00Z"}""")
public record DataItemReferenceView(
        @Schema(description = "标识") UUID id,
        @Schema(description = "来源") Origin origin,

        @Schema(description = "出处: link or file number", examples = "采监检〔2026〕5号")
        String reference,

        @Schema(description = "登记人: absent where it was not kept")
        String toldBy,

        @Schema(description = "登记时间") Instant toldAt) {}
