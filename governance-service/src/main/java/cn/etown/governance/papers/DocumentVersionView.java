package cn.etown.governance.papers;

import cn.etown.governance.papers.domain.DocumentState;
import cn.etown.kit.concurrency.EntityVersion;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What the API shows of a version of a normative document. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "DocumentVersion",
        description = "文件版本: what a normative document says, and from when to when",
        examples = """
        {"id": "019b76da-a800-7000-8000-000000000002", "document": "019b76da-a800-7000-8000-000000000001", "number": 2,
         "text": "# 数据接入范围规范", "digest": "sha-256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
         "state": "PUBLISHED", "draftedBy": "operator", "draftedAt": "2026-03-01T00:00:00Z", "inForceFrom":"
                 + " "2026-04-01",
         "acknowledgeBy": "2026-03-16", "revision": 1}""")
public record DocumentVersionView(
        @Schema(description = "标识") UUID id,
        @Schema(description = "规范性文件") UUID document,
        @Schema(description = "版次: from 1") int number,

        @Schema(description = "正文: Markdown; lists leave it out")
        String text,

        @Schema(description = "文件链接") String link,

        @Schema(description = "内容摘要: SHA-256 of the text in UTF-8, or of the file")
        String digest,

        @Schema(description = "状态") DocumentState state,
        @Schema(description = "起草人") String draftedBy,
        @Schema(description = "起草时间") Instant draftedAt,

        @Schema(description = "施行日期: the first day on which it is in force")
        LocalDate inForceFrom,

        @Schema(description = "失效日期: the first day on which it no longer is")
        LocalDate inForceUntil,

        @Schema(description = "应签收日期: the last day on which an acknowledgement is in time")
        LocalDate acknowledgeBy,

        @Schema(description = "修订号: counts the changes; the ETag says the same")
        long revision) {

    EntityVersion entityVersion() {
        return new EntityVersion(revision);
    }

    /** The same without its text. */
    DocumentVersionView brief() {
        return new DocumentVersionView(
                id,
                document,
                number,
                null,
                link,
                digest,
                state,
                draftedBy,
                draftedAt,
                inForceFrom,
                inForceUntil,
                acknowledgeBy,
                revision);
    }
}
