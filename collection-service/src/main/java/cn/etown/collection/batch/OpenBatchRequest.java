package cn.etown.collection.batch;

import cn.etown.collection.batch.domain.BatchKind;
import cn.etown.collection.batch.domain.Correction;
import cn.etown.collection.batch.domain.Correction.Explanation;
import cn.etown.collection.batch.domain.Manifest;
import cn.etown.collection.catalogue.Interfaces;
import cn.etown.evidence.record.Period;
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

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the API takes to open a batch: its period and its manifest. */
@Schema(
        description = "开批次: period and manifest of a new batch",
        examples = {"""
        {"interface": "sales-lines", "kind": "ORIGINAL", "period": {"from": "2010-12-01", "to": "2010-12-01"},
         "records": 3108, "totals": {"amount": "58960.79"}}""", """
        {"interface": "sales-lines", "kind": "CORRECTION", "period": {"from": "2010-12-01", "to": "2010-12-01"},
         "records": 2, "totals": {"amount": "15.3"}, "reason": "两笔订单的单价录入有误，按原始票据改正"}"""})
public record OpenBatchRequest(
        @NotBlank
        @Size(max = 100)
        @Pattern(regexp = Interfaces.CODE)
        @JsonProperty("interface")
        @Schema(name = "interface", description = "数据接口编码")
        String interfaceCode,

        @NotNull @Schema(description = "批次类型: ORIGINAL 原始, CORRECTION 更正, NIL 零报告")
        BatchKind kind,

        @NotNull @Valid @Schema(description = "数据期") PeriodView period,

        @NotNull
        @Min(0)
        @Max(1_000_000_000_000L)
        @Schema(
                description =
                        "声明的记录数: of a CORRECTION its lines, those that withdraw too; at most 50,000,000, unless the center set another limit")
        Long records,

        @Size(max = 100)
        @Schema(
                description =
                        "声明的控制总量: decimal strings by the names of the contract's sums; of a CORRECTION those of its UPSERT lines")
        Map<@Size(max = 100) String, @NotNull @Pattern(regexp = "-?[0-9]{1,38}(\\.[0-9]{1,20})?") String> totals,

        @Pattern(regexp = Digests.PATTERN) @Schema(description = "声明的记录集摘要")
        String recordSetDigest,

        @Size(min = 10, max = 2000)
        @Pattern(regexp = OpenBatchRequest.FREE_TEXT)
        @Schema(
                description =
                        "更正原因: why a CORRECTION puts right what was sent; required of one, and of no other kind. An empty"
                                + " phrase such as 情况属实 is refused (empty-phrase)",
                examples = "两笔订单的单价录入有误，按原始票据改正")
        String reason,

        @Valid
        @Schema(
                description =
                        "变动说明: of a CORRECTION that moves a control total by more than 30 %, unless the center set"
                                + " another limit; without it such a one is refused (change-unexplained)")
        ExplanationView explanation) {

    private static final String FREE_TEXT = "[^\\p{Cc}\\p{Cs}]*";

    /** Why a control total moves by much, and what shows it. */
    @Schema(name = "Explanation", description = "变动说明: with evidence, by link or digest or both", examples = """
            {"text": "盘点后查实漏录三家门店的订单，附盘点表", "link": "https://example.cn/stocktaking.pdf",
             "digest": "sha-256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}""")
    public record ExplanationView(
            @NotNull
            @Size(min = 10, max = 2000)
            @Pattern(regexp = OpenBatchRequest.FREE_TEXT)
            @Schema(description = "说明")
            String text,

            @Size(max = 2000)
            @Pattern(regexp = "https?://[^\\s\\p{Cc}\\p{Cs}]+")
            @Schema(description = "证据链接", nullable = true)
            String link,

            @Pattern(regexp = Digests.PATTERN) @Schema(description = "证据的 SHA-256 摘要", nullable = true)
            String digest) {

        Explanation toExplanation() {
            return new Explanation(text, link, digest);
        }

        static ExplanationView of(Explanation explanation) {
            return new ExplanationView(explanation.text(), explanation.link(), explanation.digest());
        }
    }

    /** The days a batch is for, both ends included. */
    @Schema(name = "Period", description = "数据期: days, both ends included")
    public record PeriodView(
            @NotNull @Schema(description = "起始日") @PlausibleDay
            LocalDate from,

            @NotNull @Schema(description = "结束日") @PlausibleDay
            LocalDate to) {

        Period toPeriod() {
            return new Period(from, to);
        }

        static PeriodView of(Period period) {
            return new PeriodView(period.from(), period.to());
        }
    }

    /** What a correction says of itself, {@code null} of another kind. */
    Correction correction() {
        return kind == BatchKind.CORRECTION
                ? new Correction(reason, explanation == null ? null : explanation.toExplanation())
                : null;
    }

    Manifest manifest() {
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        if (totals != null) {
            totals.forEach((name, total) -> numbers.put(name, new BigDecimal(total)));
        }
        return new Manifest(records, numbers, recordSetDigest);
    }
}
