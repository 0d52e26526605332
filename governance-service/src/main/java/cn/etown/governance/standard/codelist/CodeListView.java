package cn.etown.governance.standard.codelist;

import cn.etown.governance.standard.domain.VersionState;
import cn.etown.kit.concurrency.EntityVersion;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.UUID;

/** What the API shows of a version of a code list. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CodeList", description = "代码集: one version of a code list, without its entries", examples = """
        {"id": "019b76da-a800-7000-8000-000000000001", "code": "administrative-divisions", "number": 1, "state": "PUBLISHED",
         "nameZh": "行政区划", "nameEn": "Administrative divisions", "source": "国家统计局《统计用区划代码和城乡划分代码》", "entries": 29,
         "draftedBy": "operator", "draftedAt": "2026-01-01T00:00:00Z", "changedAt": "2026-01-02T00:00:00Z",
         "publishedAt": "2026-01-05T00:00:00Z", "revision": 3}""")
public record CodeListView(
        @Schema(description = "版本标识: of this version") UUID id,

        @Schema(description = "代码集代码", examples = "administrative-divisions")
        String code,

        @Schema(description = "版本号: counted from 1", examples = "1")
        int number,

        @Schema(description = "状态") VersionState state,
        @Schema(description = "中文名称", examples = "行政区划") String nameZh,

        @Schema(description = "英文名称", examples = "Administrative divisions")
        String nameEn,

        @Schema(description = "来源: where the codes are taken from")
        String source,

        @Schema(description = "条目数", examples = "29") int entries,
        @Schema(description = "起草人") String draftedBy,
        @Schema(description = "起草时间") Instant draftedAt,

        @Schema(description = "最近变更时间: when its entries were last changed")
        Instant changedAt,

        @Schema(description = "发布时间: absent before") Instant publishedAt,

        @Schema(description = "修订号: counts the changes of this version; the ETag says the same")
        long revision) {

    static CodeListView of(CodeListVersion version) {
        return new CodeListView(
                version.id(),
                version.code(),
                version.number(),
                version.state(),
                version.nameZh(),
                version.nameEn(),
                version.source(),
                version.entries(),
                version.authorName(),
                version.draftedAt(),
                version.changedAt(),
                version.publishedAt(),
                version.revision());
    }

    EntityVersion entityVersion() {
        return new EntityVersion(revision);
    }
}
