package cn.etown.assessment.score;

import cn.etown.assessment.figures.domain.BatchFigures;
import cn.etown.assessment.figures.domain.Difference;
import cn.etown.assessment.figures.domain.Verdict;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What the API shows of a batch that a score was made of. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "批次证据: the figures of a batch, and where they can be held against what was signed")
public record BatchEvidence(
        @Schema(description = "批次标识") UUID batch,

        @JsonProperty("interface") @Schema(name = "interface", description = "数据接口编码", examples = "a-sales")
        String interfaceCode,

        @Schema(description = "数据期") Days period,
        @Schema(description = "批次类型", examples = "ORIGINAL") String kind,
        @Schema(description = "裁定") Verdict verdict,

        @Schema(description = "拒收原因: absent unless refused", examples = "manifest-differs")
        String refusedFor,

        @Schema(description = "申报记录数", examples = "100") long declared,
        @Schema(description = "收到记录数", examples = "100") long received,
        @Schema(description = "接收记录数", examples = "98") long accepted,
        @Schema(description = "隔离记录数", examples = "2") long quarantined,

        @Schema(description = "与清单的差异: none where the batch is as declared")
        List<Differing> differences,

        @Schema(description = "回执摘要: SHA-256 of the signed receipt in compact form")
        String receipt,

        @Schema(description = "证据链接") EvidenceOfBatch links) {

    /** The days a batch is for. */
    @Schema(name = "EvidencePeriod", description = "数据期")
    public record Days(
            @Schema(description = "首日", examples = "2010-12-01")
            LocalDate from,

            @Schema(description = "末日", examples = "2010-12-01")
            LocalDate to) {}

    /** One thing that is not as declared. */
    @Schema(name = "EvidenceDifference", description = "差异")
    public record Differing(
            @Schema(description = "项目: records, recordSetDigest or a control total", examples = "records")
            String name,

            @Schema(description = "申报", examples = "100") String declared,
            @Schema(description = "清点", examples = "99") String found) {

        static Differing of(Difference difference) {
            return new Differing(difference.name(), difference.declared(), difference.found());
        }
    }

    /** Where the batch can be opened. */
    @Schema(name = "EvidenceLinks", description = "证据链接")
    public record EvidenceOfBatch(
            @Schema(description = "批次") String batch,
            @Schema(description = "回执") String receipt,
            @Schema(description = "隔离记录") String quarantine) {

        static EvidenceOfBatch of(UUID batch) {
            String path = "/api/collection/v1/batches/" + batch;
            return new EvidenceOfBatch(path, path + "/receipt", path + "/quarantine");
        }
    }

    static BatchEvidence of(BatchFigures figures) {
        return new BatchEvidence(
                figures.batch(),
                figures.interfaceCode(),
                new Days(figures.period().from(), figures.period().to()),
                figures.kind(),
                figures.verdict(),
                figures.refusedFor(),
                figures.declared(),
                figures.received(),
                figures.accepted(),
                figures.quarantined(),
                figures.differences().stream().map(Differing::of).toList(),
                figures.receipt(),
                EvidenceOfBatch.of(figures.batch()));
    }
}
