package cn.etown.collection.part;

import cn.etown.collection.batch.RuleResultView;
import cn.etown.collection.quarantine.QuarantinedRecord.FailureView;
import cn.etown.evidence.record.Failure;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.Map;

/** What the API shows of a rehearsal. */
@Schema(name = "Check", description = "预检结果", examples = """
        {"interface": "sales-lines", "contractVersion": 1, "format": "text/csv", "bytes": 186480,
         "digest": "sha-256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
         "counted": {"received": 3108, "conforming": 3107, "refused": 1, "totals": {"amount": "58960.79"},
           "recordSetDigest": "sha-256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
         "rejects": [{"line": 3, "failures": [{"field": "quantity", "rule": "type", "clause": "R3.2c",
           "zh": "“数量”应为不超过 38 位的整数，如 12", "en": "数量 must be a whole number of at most 38 digits, such as 12"}], "moreFailures": 0}]}""")
public record CheckView(
        @JsonProperty("interface") @Schema(name = "interface", description = "数据接口编码")
        String interfaceCode,

        @Schema(description = "接口规范版本: the one in force now")
        int contractVersion,

        @Schema(description = "内容格式: the form in which the content was read")
        String format,

        @Schema(description = "字节数: bytes of the content, decoded")
        long bytes,

        @Schema(description = "内容摘要: SHA-256 of the content, decoded")
        String digest,

        @Schema(description = "清点结果") CheckedView counted,

        @Schema(
                description =
                        "整批规则的结果: what the contract's rules on a whole delivery would come to; none for a CORRECTION")
        List<RuleResultView> rules,

        @Schema(description = "不合格的记录: the first of them") List<RejectView> rejects) {

    /** What was counted. */
    @Schema(name = "Checked", description = "清点结果: what a manifest would declare")
    public record CheckedView(
            @Schema(description = "收到") long received,
            @Schema(description = "符合接口规范") long conforming,
            @Schema(description = "不合格") long refused,
            @Schema(description = "收到记录的控制总量") Map<String, String> totals,
            @Schema(description = "收到记录的摘要") String recordSetDigest) {}

    /** A record that would go to quarantine. */
    @Schema(name = "Reject", description = "不合格的记录: where it stands and how to mend it")
    public record RejectView(
            @Schema(
                    description =
                            "行号: the line on which it begins, from 1; in JSON all on one line, which element it is")
            long line,

            @Schema(description = "不符合的规则: the first 20") List<FailureView> failures,
            @Schema(description = "其余不符合的规则数") int moreFailures) {

        static RejectView of(long line, List<Failure> failures, int moreFailures) {
            return new RejectView(line, failures.stream().map(FailureView::of).toList(), moreFailures);
        }
    }
}
