package cn.etown.governance.standing;

import cn.etown.kit.concurrency.EntityVersion;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;

/** What the API shows of a version of the agreement. */
@Schema(description = "责任书: a version of the text that units sign", examples = """
        {"version": 1, "title": "数据采集监测责任书", "text": "一、按时、完整、如实报送数据。",
         "digest": "sha-256:516a4be50eaddfcc8f0793f5d894538669c162a388949956249442b4c4d3fc50",
         "validFrom": "2026-01-01", "termMonths": 12, "publishedAt": "2026-01-01T00:00:00Z",
         "by": {"subject": "5f2c8d1e-6c1f-4f0e-9a63-2f1f7f0a9b11", "name": "governor"}}""")
public record AgreementView(
        @Schema(description = "版本号: from 1", examples = "1") long version,
        @Schema(description = "标题", examples = "数据采集监测责任书") String title,
        @Schema(description = "正文") String text,

        @Schema(description = "摘要: of the text in UTF-8; a signing names it")
        String digest,

        @Schema(description = "生效日") LocalDate validFrom,

        @Schema(description = "有效月数: for how many months a signing holds")
        int termMonths,

        @Schema(description = "发布时间") Instant publishedAt,
        @Schema(description = "发布人") Person by) {

    /** A version that was published never changes. */
    EntityVersion entityVersion() {
        return new EntityVersion(0);
    }
}
