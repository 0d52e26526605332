package cn.etown.governance.standing;

import cn.etown.kit.concurrency.EntityVersion;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What the API shows of a signing. */
@Schema(description = "责任书签署: a unit's signing of a version of the agreement", examples = """
        {"id": "019b76da-a800-7000-8000-000000000001", "unit": "91141029MA0DEM1AXT", "version": 1,
         "digest": "sha-256:516a4be50eaddfcc8f0793f5d894538669c162a388949956249442b4c4d3fc50",
         "signedAt": "2026-01-01T00:00:00Z", "until": "2026-12-31",
         "by": {"subject": "5f2c8d1e-6c1f-4f0e-9a63-2f1f7f0a9b11", "name": "signer-a"}}""")
public record AgreementSigningView(
        @Schema(description = "标识") UUID id,

        @Schema(description = "单位: code of the unit", examples = "91141029MA0DEM1AXT")
        String unit,

        @Schema(description = "责任书版本", examples = "1") long version,

        @Schema(description = "摘要: of the text that was signed")
        String digest,

        @Schema(description = "签署时间") Instant signedAt,

        @Schema(description = "有效期至: the last day on which it holds")
        LocalDate until,

        @Schema(description = "签署人") Person by) {

    /** A signing never changes. */
    EntityVersion entityVersion() {
        return new EntityVersion(0);
    }
}
