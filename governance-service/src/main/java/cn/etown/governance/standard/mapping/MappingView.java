package cn.etown.governance.standard.mapping;

import cn.etown.governance.standard.domain.MappingState;
import cn.etown.kit.concurrency.EntityVersion;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What the API shows of a mapping. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Mapping",
        description = "代码映射: one version of how a unit's own codes go with a code list, without its entries",
        examples = """
        {"id": "019b76da-a800-7000-8000-000000000001", "unit": "91141029MA0DEM1AXT", "codeList": "product-categories", "number": 1,
         "state": "SUBMITTED", "validFrom": "2026-01-01", "entries": 120, "draftedBy": "clerk", "draftedAt": "2026-01-01T00:00:00Z",
         "changedAt": "2026-01-02T00:00:00Z", "due": "2026-01-09", "revision": 2}""")
public record MappingView(
        @Schema(description = "标识") UUID id,

        @Schema(description = "单位: whose codes", examples = "91141029MA0DEM1AXT")
        String unit,

        @Schema(description = "代码集", examples = "product-categories")
        String codeList,

        @Schema(description = "版本号: counted from 1 for this unit and list", examples = "1")
        int number,

        @Schema(description = "状态") MappingState state,
        @Schema(description = "生效日期") LocalDate validFrom,
        @Schema(description = "失效日期: absent: no end") LocalDate validUntil,

        @Schema(description = "废止起始日: the first day on which it holds no more; absent where it was not withdrawn")
        LocalDate withdrawnFrom,

        @Schema(description = "更正原因: why it begins on a day that was past; absent where it does not")
        String correction,

        @Schema(description = "条目数", examples = "120") int entries,
        @Schema(description = "起草人") String draftedBy,
        @Schema(description = "起草时间") Instant draftedAt,

        @Schema(description = "最近变更时间: when its entries were last changed")
        Instant changedAt,

        @Schema(description = "确认期限: until when the center confirms it; absent before it is submitted")
        LocalDate due,

        @Schema(description = "发布时间: absent before") Instant publishedAt,

        @Schema(description = "修订号: counts the changes; the ETag says the same")
        long revision) {

    static MappingView of(Mapping mapping) {
        return new MappingView(
                mapping.id(),
                mapping.unit(),
                mapping.codeList(),
                mapping.number(),
                mapping.state(),
                mapping.validFrom(),
                mapping.validUntil(),
                mapping.withdrawnFrom(),
                mapping.correction(),
                mapping.entries(),
                mapping.authorName(),
                mapping.draftedAt(),
                mapping.changedAt(),
                mapping.due(),
                mapping.publishedAt(),
                mapping.revision());
    }

    EntityVersion entityVersion() {
        return new EntityVersion(revision);
    }
}
