package cn.etown.governance.papers;

import cn.etown.kit.concurrency.EntityVersion;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.UUID;

/** What the API shows of a normative document. */
@Schema(name = "NormativeDocument", description = "规范性文件: what it says stands in its versions", examples = """
        {"id": "019b76da-a800-7000-8000-000000000001", "code": "JRFW-01", "title": "数据接入范围规范",
         "kind": "ACCESS_SCOPE", "registeredAt": "2026-01-01T00:00:00Z", "revision": 0}""")
public record DocumentView(
        @Schema(description = "标识") UUID id,
        @Schema(description = "文件编号", examples = "JRFW-01") String code,
        @Schema(description = "标题", examples = "数据接入范围规范") String title,
        @Schema(description = "规范类别") DocumentKind kind,
        @Schema(description = "登记时间") Instant registeredAt,

        @Schema(description = "修订号: counts the changes; the ETag says the same")
        long revision) {

    EntityVersion entityVersion() {
        return new EntityVersion(revision);
    }
}
