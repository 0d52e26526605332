package cn.etown.governance.coverage;

import cn.etown.kit.concurrency.EntityVersion;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What the API shows of a listing, beside its content. */
@Schema(description = "数据项清单: what a source system's own catalogue or documents say it holds", examples = """
        {"id": "019b76da-a800-7000-8000-000000000001", "sourceSystem": "019b76da-a800-7000-8000-000000000002",
         "unit": "91141029MA0DEM1AXT", "kind": "CATALOGUE", "takenFrom": "information_schema.columns of shop_orders",
         "takenOn": "2026-03-02", "format": "CSV",
         "digest": "sha-256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
         "items": 120, "added": 3, "gone": 1, "back": 0, "uploadedBy": "unit-a-clerk",
         "uploadedAt": "2026-03-02T01:00:00Z"}""")
public record SchemaListingView(
        @Schema(description = "标识") UUID id,
        @Schema(description = "源系统") UUID sourceSystem,

        @Schema(description = "所属单位", examples = "91141029MA0DEM1AXT")
        String unit,

        @Schema(description = "清单依据") ListingKind kind,
        @Schema(description = "取得方式") String takenFrom,
        @Schema(description = "取得日期") LocalDate takenOn,
        @Schema(description = "清单格式") ListingFormat format,

        @Schema(description = "内容摘要: SHA-256 of the bytes that were sent")
        String digest,

        @Schema(description = "数据项数") int items,
        @Schema(description = "新增: items not known before") int added,

        @Schema(description = "不再列出: items that the listing before named and this one does not; they go on counting")
        int gone,

        @Schema(description = "重新列出: items known but not named by the listing before")
        int back,

        @Schema(description = "上传人") String uploadedBy,
        @Schema(description = "上传时间") Instant uploadedAt) {

    /** It never changes. */
    EntityVersion entityVersion() {
        return new EntityVersion(0);
    }
}
