package cn.etown.collection.statement;

import cn.etown.collection.catalogue.Interfaces;
import cn.etown.evidence.record.Period;
import cn.etown.evidence.record.RecordSetDigest;
import cn.etown.evidence.statement.StatedBucket;
import cn.etown.kit.json.Digests;
import cn.etown.kit.time.PlausibleDay;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What the API takes as a statement: what the tool made, and why it takes the place of one before. */
@Schema(
        description =
                "对账单: what a source says of its own records, made by the tool (java -jar etown-verifier.jar statement)",
        examples = """
        {"statementVersion": 1, "interface": "sales-lines", "contractVersion": 1, "period": {"from": "2010-12-01", "to": "2010-12-01"},
         "records": 1, "failing": 0, "totals": {"amount": "15.3"},
         "recordSetDigest": "sha-256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
         "buckets": [{"bucket": 7, "records": 1,
          "digest": "sha-256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "identityDigest": "sha-256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}]}""")
public record StatementRequest(
        @NotNull @Min(1) @Max(1) @Schema(description = "格式版本: of the statement, 1")
        Integer statementVersion,

        @NotBlank
        @Size(max = 100)
        @Pattern(regexp = Interfaces.CODE)
        @JsonProperty("interface")
        @Schema(name = "interface", description = "数据接口编码")
        String interfaceCode,

        @NotNull @Min(1) @Schema(description = "接口规范版本: by which the files were read")
        Integer contractVersion,

        @NotNull @Valid @Schema(description = "数据期") StatedPeriod period,

        @NotNull @Min(0) @Max(StatementRequest.MOST_RECORDS) @Schema(description = "记录数: of all files together")
        Long records,

        @NotNull @Min(0) @Max(StatementRequest.MOST_RECORDS) @Schema(description = "不合格记录数: of them, by the contract")
        Long failing,

        @NotNull @Size(max = 100) @Schema(description = "控制总量: decimal strings by the names of the contract's sums")
        Map<@Size(max = 100) String, @NotNull @Pattern(regexp = "-?[0-9]{1,38}(\\.[0-9]{1,20})?") String> totals,

        @NotNull @Pattern(regexp = Digests.PATTERN) @Schema(description = "记录集摘要")
        String recordSetDigest,

        @NotNull @Size(max = RecordSetDigest.BUCKETS) @Schema(description = "桶: those that hold records")
        List<@NotNull @Valid Bucket> buckets,

        @Size(min = 10, max = 2000)
        @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*")
        @Schema(
                description = "更替原因: required where a statement for the same period is there already (reason-required)",
                examples = "原对账单漏统计了两家门店的订单，按系统重新导出")
        String reason) {

    static final long MOST_RECORDS = 1_000_000_000_000L;

    /** The days a statement is for, both ends included. */
    @Schema(name = "StatedPeriod", description = "数据期: days, both ends included")
    public record StatedPeriod(
            @NotNull @PlausibleDay @Schema(description = "起始日")
            LocalDate from,

            @NotNull @PlausibleDay @Schema(description = "结束日")
            LocalDate to) {

        Period toPeriod() {
            return new Period(from, to);
        }
    }

    /** One bucket, see {@code platform/evidence/FORMAT.md}. */
    @Schema(name = "StatedBucket", description = "桶: the records whose identity begins with this byte")
    public record Bucket(
            @NotNull @Min(0) @Max(RecordSetDigest.BUCKETS - 1) @Schema(description = "桶号: 0 to 255")
            Integer bucket,

            @NotNull @Min(1) @Max(StatementRequest.MOST_RECORDS) @Schema(description = "记录数")
            Long records,

            @NotNull @Pattern(regexp = Digests.PATTERN) @Schema(description = "摘要: of the record digests, sorted")
            String digest,

            @NotNull @Pattern(regexp = Digests.PATTERN) @Schema(description = "标识摘要: of the digests and identities")
            String identityDigest) {

        StatedBucket toStated() {
            return new StatedBucket(bucket, records, digest, identityDigest);
        }
    }
}
