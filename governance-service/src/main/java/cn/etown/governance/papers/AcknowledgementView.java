package cn.etown.governance.papers;

import cn.etown.kit.concurrency.EntityVersion;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;

/** What the API shows of a unit that has acknowledged a version, or has not yet. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Acknowledgement",
        description = "签收: a unit that has acknowledged a version, or has not yet",
        examples = """
        {"unit": "91141029MA0DEM1AXT", "acknowledgedBy": "unit-a-signer", "acknowledgedAt": "2026-03-05T01:00:00Z"}""")
public record AcknowledgementView(
        @Schema(description = "单位", examples = "91141029MA0DEM1AXT")
        String unit,

        @Schema(description = "签收人: absent where it has not")
        String acknowledgedBy,

        @Schema(description = "签收时间: absent where it has not")
        Instant acknowledgedAt) {

    /** It never changes. */
    EntityVersion entityVersion() {
        return new EntityVersion(0);
    }
}
