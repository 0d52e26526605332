package cn.etown.governance.clock;

import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.history.Person;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What the API shows of a clock. */
@Schema(description = "期限: a term that runs or ran for whoever must act", examples = """
        {"id": "019b76da-a800-7000-8000-000000000002", "term": "ANSWER", "unit": "91141029MA0DEM1AXT",
         "setting": "00000000-0000-7000-8000-000000000002", "startedOn": "2026-09-07", "workingDays": 5,
         "due": "2026-09-17", "pausedDays": 0, "extension": {"workingDays": 3, "reason": "须向第三方平台调取流水",
         "by": {"subject": "5f2c8d1e-6c1f-4f0e-9a63-2f1f7f0a9b11", "name": "clerk"}, "at": "2026-09-10T01:00:00Z"},
         "overdue": false}""")
public record ClockView(
        @Schema(description = "标识") UUID id,
        @Schema(description = "期限种类") Term term,

        @Schema(description = "责任单位: whose clock it is; null where it is the center's", nullable = true)
        String unit,

        @Schema(description = "依据的设定: id of the clock setting it was started under")
        UUID setting,

        @Schema(description = "起始日: does not count itself") LocalDate startedOn,

        @Schema(description = "工作日数: without extension", examples = "5")
        int workingDays,

        @Schema(description = "期限: the last day, as pauses and extension have left it")
        LocalDate due,

        @Schema(description = "暂停日: since when it pauses, where it does", nullable = true)
        LocalDate pausedOn,

        @Schema(description = "已暂停: how many working days its pauses have taken that are over, each at least one")
        int pausedDays,

        @Schema(description = "延期: the one extension, where there was one", nullable = true)
        Extension extension,

        @Schema(description = "停止日: the day it was kept or fell away", nullable = true)
        LocalDate stoppedOn,

        @Schema(description = "是否逾期: whether the term was not kept, recorded or not")
        boolean overdue,

        @Schema(description = "逾期记录时间: when that was recorded; kept for good", nullable = true)
        Instant breachedAt) {

    /** The one extension of a clock. */
    @Schema(name = "ClockExtension", description = "延期: by how many working days, why and by whom")
    public record Extension(
            @Schema(description = "工作日数") int workingDays,
            @Schema(description = "原因") String reason,
            @Schema(description = "经办人") Person by,
            @Schema(description = "时间") Instant at) {}

    public static ClockView of(KeptClock clock, LocalDate today) {
        var reading = clock.reading();
        var extension = clock.extendedAt() == null
                ? null
                : new Extension(
                        reading.extendedBy(),
                        clock.extensionReason(),
                        Person.of(clock.extender(), clock.extenderName()),
                        clock.extendedAt());
        return new ClockView(
                clock.id(),
                clock.term(),
                clock.unit(),
                clock.setting(),
                reading.startedOn(),
                reading.workingDays(),
                reading.due(),
                reading.pausedOn(),
                reading.pausedDays(),
                extension,
                reading.stoppedOn(),
                clock.breachedAt() != null || reading.isOver(today),
                clock.breachedAt());
    }
}
