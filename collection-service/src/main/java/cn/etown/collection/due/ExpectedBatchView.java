package cn.etown.collection.due;

import cn.etown.collection.due.domain.Exemption;
import cn.etown.collection.due.domain.ExemptionCause;
import cn.etown.collection.due.domain.ExpectedState;
import cn.etown.collection.due.domain.ReminderStep;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What the API shows of an expected batch. */
@Schema(name = "ExpectedBatch", description = "应报批次: what is due for a period, and what became of it", examples = """
        {"id": "0198f2b6-7a30-7c1e-9d55-3f0c1f6f8a10", "unit": "91141029MA0DEM1AXT", "interface": "sales-lines",
         "period": {"from": "2026-03-02", "to": "2026-03-02"}, "policy": 1, "dueAt": "2026-03-03T01:00:00Z",
         "state": "MISSING", "exemption": null, "arrival": null, "missingSince": "2026-03-03T01:00:00Z",
         "workingDaysLate": null, "nextStep": "SUPERVISION", "nextStepAt": "2026-03-04T01:00:00Z"}""")
public record ExpectedBatchView(
        @Schema(description = "标识") UUID id,
        @Schema(description = "单位代码") String unit,

        @JsonProperty("interface") @Schema(name = "interface", description = "数据接口编码")
        String interfaceCode,

        @Schema(description = "数据期") Days period,

        @Schema(description = "策略序号: the version of the assurance policy by which it is due", examples = "1")
        int policy,

        @Schema(
                description = "最晚到达: a batch sealed by then is in time; null where the policy says that nothing is due",
                nullable = true)
        Instant dueAt,

        @Schema(
                description =
                        "状态: WAITING 待报, ARRIVED 按时, NIL 零报, LATE 迟报, MISSING 缺报, EXEMPT 免报, WITHDRAWN 撤销 (a later policy asks for no such period)")
        ExpectedState state,

        @Schema(description = "免报: why nothing is due; null where data are", nullable = true)
        ExemptionView exemption,

        @Schema(
                description = "到达: the first accepted batch that covers the period; null where none is",
                nullable = true)
        ArrivalView arrival,

        @Schema(
                description = "缺报起始: since when it is missing, or was until it came; null where it never was",
                nullable = true)
        Instant missingSince,

        @Schema(
                description =
                        "迟报工作日数: working days after the day on which it was due, 0 where it came on that day; null unless LATE, or while the calendar of a year is not loaded",
                nullable = true)
        Integer workingDaysLate,

        @Schema(
                description = "下一催报步骤: REMINDER 到期提醒, URGING 催报, SUPERVISION 督办, NOTICE 通报; null where there is none",
                nullable = true)
        ReminderStep nextStep,

        @Schema(description = "下一步骤时间: null where it cannot be said yet", nullable = true)
        Instant nextStepAt) {

    /** The days the data are of. */
    @Schema(name = "ExpectedPeriod", description = "数据期: first and last day, both included")
    public record Days(
            @Schema(description = "首日") LocalDate from,
            @Schema(description = "末日") LocalDate to) {}

    /** Why nothing is due. */
    @Schema(name = "ExpectedExemption", description = "免报原因")
    public record ExemptionView(
            @Schema(
                    description =
                            "类别: EXEMPT_PERIOD 免报期, NON_WORKING_DAY 非工作日, INTERFACE_SUSPENDED 接口暂停, INTERFACE_RETIRED 接口退役, INTERFACE_NOT_ONLINE 接口未上线")
            ExemptionCause cause,

            @Schema(description = "原因", examples = "春节停业") String reason) {

        static ExemptionView of(Exemption exemption) {
            return exemption == null ? null : new ExemptionView(exemption.cause(), exemption.reason());
        }
    }

    /** What came. */
    @Schema(name = "ExpectedArrival", description = "到达: the batch that came")
    public record ArrivalView(
            @Schema(description = "批次标识") UUID batch,
            @Schema(description = "批次类型: ORIGINAL or NIL") String kind,
            @Schema(description = "封存时间") Instant sealedAt) {

        static ArrivalView of(Arrival arrival) {
            return arrival == null ? null : new ArrivalView(arrival.batch(), arrival.kind(), arrival.sealedAt());
        }
    }

    static ExpectedBatchView of(ExpectedBatch row) {
        return new ExpectedBatchView(
                row.id(),
                row.unit(),
                row.interfaceCode(),
                new Days(row.expected().period().from(), row.expected().period().to()),
                row.expected().policy(),
                row.expected().dueAt(),
                row.state(),
                ExemptionView.of(row.expected().exemption()),
                ArrivalView.of(row.arrival()),
                row.missingSince(),
                row.daysLate(),
                row.nextStep(),
                row.nextStepAt());
    }
}
