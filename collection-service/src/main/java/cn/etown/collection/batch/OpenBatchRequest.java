package cn.etown.collection.batch;

import cn.etown.collection.batch.domain.BatchKind;
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
@Schema(description = "开批次: period and manifest of a new batch", examples = """
        {"interface": "sales-lines", "kind": "ORIGINAL", "period": {"from": "2010-12-01", "to": "2010-12-01"},
         "records": 3108, "totals": {"amount": "58960.79"}}""")
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
        @Schema(description = "声明的记录数: at most 50,000,000, unless the center set another limit")
        Long records,

        @Size(max = 100) @Schema(description = "声明的控制总量: decimal strings by the names of the contract's sums")
        Map<@Size(max = 100) String, @NotNull @Pattern(regexp = "-?[0-9]{1,38}(\\.[0-9]{1,20})?") String> totals,

        @Pattern(regexp = Digests.PATTERN) @Schema(description = "声明的记录集摘要")
        String recordSetDigest) {

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

    Manifest manifest() {
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        if (totals != null) {
            totals.forEach((name, total) -> numbers.put(name, new BigDecimal(total)));
        }
        return new Manifest(records, numbers, recordSetDigest);
    }
}
