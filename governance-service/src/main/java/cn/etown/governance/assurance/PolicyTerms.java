package cn.etown.governance.assurance;

import cn.etown.evidence.due.Arrival;
import cn.etown.evidence.due.Exempt;
import cn.etown.evidence.due.Exemptions;
import cn.etown.evidence.due.Frequency;
import cn.etown.evidence.due.OwnRule;
import cn.etown.evidence.due.Schedule;
import cn.etown.evidence.record.Period;
import cn.etown.governance.assurance.domain.ArrivalTier;
import cn.etown.kit.time.PlausibleDay;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** All that a policy asks of an interface: as it is sent, kept, shown and told in the feed. */
@Schema(description = "保障要求: all that a policy asks of an interface", examples = PolicyTerms.EXAMPLE)
public record PolicyTerms(
        @NotNull
        @Schema(
                description =
                        "报送频率: for each day, working day, week (Monday to Sunday), ten days of a month (旬), month, quarter, year, or for the days listed")
        Frequency frequency,

        @Size(max = 366)
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description =
                        "逐日安排: for LISTED_DAYS 应报日, the days for which data are sent; for DAILY and WORKING_DAYS the days that differ from the others; each once, and for no other frequency. A row of WORKING_DAYS for a day that is none has no effect")
        List<@NotNull @Valid ListedDay> days,

        @NotNull @Valid @Schema(description = "最晚到达: after the end of the period")
        LatestArrival latestArrival,

        @Size(max = 12) @Schema(description = "逐月安排: what differs in some months of the year; for MONTHLY alone")
        List<@NotNull @Valid MonthRow> months,

        @Size(max = 100)
        @Schema(
                description =
                        "免报: days for which nothing is due; rows that meet are one, of at most 366 days, and a period is exempt when it lies within one")
        List<@NotNull @Valid NothingDue> nothingDue,

        @NotNull @Valid @Schema(description = "保障时段: when somebody of the unit can be reached")
        SupportHours supportHours,

        @NotNull @Valid @Schema(description = "响应时限") Term answerWithin,
        @NotNull @Valid @Schema(description = "修复时限") Term repairWithin,
        @NotNull @Valid @Schema(description = "保存期限") Retention retention,

        @NotNull @Valid @Schema(description = "质量阈值: the least value of each dimension, 0 to 100")
        Thresholds thresholds,

        @NotNull
        @DecimalMin("0")
        @DecimalMax("100")
        @Digits(integer = 3, fraction = 2)
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Schema(
                description = "拒收率上限: the largest share of rejected records, in percent",
                type = SchemaType.STRING,
                examples = "1.00")
        BigDecimal rejectedShareLimit) {

    static final String EXAMPLE = """
            {"frequency": "DAILY", "latestArrival": {"tier": "NEXT_DAY_09"}, "months": [],
             "nothingDue": [{"from": "2026-02-15", "to": "2026-02-23", "reason": "春节停业"}],
             "supportHours": {"days": "WORKING_DAYS", "from": "08:30", "to": "17:30"},
             "answerWithin": {"amount": 4, "unit": "WORKING_HOURS"},
             "repairWithin": {"amount": 2, "unit": "WORKING_DAYS"},
             "retention": {"originalsMonths": 24, "summariesMonths": 120, "forGood": false},
             "thresholds": {"completeness": "99", "accuracy": "98", "consistency": "98", "timeliness": "95",
                            "security": "100", "availability": "99"},
             "rejectedShareLimit": "1"}""";

    private static final String TIME = "^([01][0-9]|2[0-3]):[0-5][0-9]$";
    private static final String END = "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$";
    private static final String TEXT = "^[^\\p{Cc}\\p{Cs}]*$";

    public PolicyTerms {
        months = months == null ? List.of() : months;
        nothingDue = nothingDue == null ? List.of() : nothingDue;
    }

    /** A tier in common use, or days and time of its own. */
    @Schema(description = "最晚到达: a tier (档位), or days after the end of the period with the time of day")
    public record LatestArrival(
            @Schema(
                    description = "档位: MONTH_DAY for months, quarters and years, NEXT_DAY for all else",
                    examples = "NEXT_DAY_09")
            ArrivalTier tier,

            @Min(0)
            @Max(366)
            @Schema(
                    description =
                            "天数: days after the period's last day, where no tier is named; working days for WORKING_DAYS",
                    examples = "1")
            Integer daysAfter,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "天数按工作日计: whether these days are working days at any frequency; not with a tier")
            Boolean inWorkingDays,

            @Pattern(regexp = TIME)
            @Schema(description = "时刻: in the county's zone; absent for the end of the day", examples = "09:00")
            String time) {

        Arrival arrival() {
            return tier != null
                    ? tier.arrival()
                    : new Arrival(
                            daysAfter, Boolean.TRUE.equals(inWorkingDays), time == null ? null : LocalTime.parse(time));
        }
    }

    /** A day for which data are sent, or which differs from the others. */
    @Schema(
            description =
                    "逐日安排: a day for which data are sent, with a latest arrival of its own where it has one; or a day for which nothing is due")
    public record ListedDay(
            @NotNull @Schema(description = "日期", examples = "2027-03-15") @PlausibleDay
            LocalDate day,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "是否免报: true where nothing is due for that day; absent or false where data are")
            Boolean nothingDue,

            @Valid
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "最晚到达: of that day's data; absent where it is as usual, or nothing is due")
            LatestArrival latestArrival) {

        boolean isNothingDue() {
            return Boolean.TRUE.equals(nothingDue);
        }

        boolean differs() {
            return isNothingDue() || latestArrival != null;
        }

        OwnRule rule() {
            return new OwnRule(isNothingDue() ? null : latestArrival.arrival());
        }
    }

    /** What differs in one month of the year. */
    @Schema(name = "PolicyMonth", description = "逐月安排: another latest arrival in one month of the year, or nothing due")
    public record MonthRow(
            @NotNull @Min(1) @Max(12) @Schema(description = "月份: of the data, 1 to 12", examples = "1")
            Integer month,

            @Schema(description = "是否免报: true where nothing is due for that month")
            boolean nothingDue,

            @Valid @Schema(description = "最晚到达: of that month's data; absent where nothing is due")
            LatestArrival latestArrival) {

        OwnRule rule() {
            return new OwnRule(nothingDue ? null : latestArrival.arrival());
        }
    }

    /** Days for which nothing is due. */
    @Schema(description = "免报: days for which nothing is due")
    public record NothingDue(
            @NotNull @Schema(description = "首日") @PlausibleDay
            LocalDate from,

            @NotNull @Schema(description = "末日") @PlausibleDay
            LocalDate to,

            @NotBlank @Size(max = 200) @Pattern(regexp = TEXT) @Schema(description = "原因", examples = "春节停业")
            String reason) {

        Exempt exempt() {
            return new Exempt(new Period(from, to), reason);
        }
    }

    /** When somebody of the unit can be reached; EVERY_DAY from 00:00 to 24:00 is around the clock. */
    @Schema(
            description =
                    "保障时段: on which days, from when until when; EVERY_DAY from 00:00 to 24:00 is around the clock (7×24)")
    public record SupportHours(
            @NotNull @Schema(description = "日期") SupportDays days,

            @NotNull @Pattern(regexp = TIME) @Schema(description = "开始", examples = "08:30")
            String from,

            @NotNull
            @Pattern(regexp = END)
            @Schema(description = "结束: 24:00 for the end of the day", examples = "17:30")
            String to) {}

    /** On which days. */
    public enum SupportDays {
        WORKING_DAYS,
        EVERY_DAY
    }

    /** How long something may take. */
    @Schema(name = "AssuranceTerm", description = "时限: working hours or working days")
    public record Term(
            @NotNull @Min(1) @Max(1000) @Schema(description = "数量", examples = "4")
            Integer amount,

            @NotNull @Schema(description = "单位") TermUnit unit) {}

    /** What a term counts: hours within the support hours of working days, or working days. */
    public enum TermUnit {
        WORKING_HOURS,
        WORKING_DAYS
    }

    /** How long things are kept. */
    @Schema(
            description =
                    "保存期限: by default originals 2 years, summaries 10 years, important data for good (统计法实施条例, art. 22)")
    public record Retention(
            @NotNull @Min(1) @Max(1200) @Schema(description = "原始数据保存月数", examples = "24")
            Integer originalsMonths,

            @NotNull @Min(1) @Max(1200) @Schema(description = "汇总数据保存月数", examples = "120")
            Integer summariesMonths,

            @Schema(description = "是否永久保存: important data are kept for good")
            boolean forGood) {}

    /** The least value of each dimension. */
    @Schema(name = "QualityThresholds", description = "质量阈值: the least value of each quality dimension, 0 to 100")
    public record Thresholds(
            @NotNull
            @DecimalMin("0")
            @DecimalMax("100")
            @Digits(integer = 3, fraction = 2)
            @JsonFormat(shape = JsonFormat.Shape.STRING)
            @Schema(description = "完整性", type = SchemaType.STRING, examples = "99")
            BigDecimal completeness,

            @NotNull
            @DecimalMin("0")
            @DecimalMax("100")
            @Digits(integer = 3, fraction = 2)
            @JsonFormat(shape = JsonFormat.Shape.STRING)
            @Schema(description = "准确性", type = SchemaType.STRING, examples = "98")
            BigDecimal accuracy,

            @NotNull
            @DecimalMin("0")
            @DecimalMax("100")
            @Digits(integer = 3, fraction = 2)
            @JsonFormat(shape = JsonFormat.Shape.STRING)
            @Schema(description = "一致性", type = SchemaType.STRING, examples = "98")
            BigDecimal consistency,

            @NotNull
            @DecimalMin("0")
            @DecimalMax("100")
            @Digits(integer = 3, fraction = 2)
            @JsonFormat(shape = JsonFormat.Shape.STRING)
            @Schema(description = "及时性", type = SchemaType.STRING, examples = "95")
            BigDecimal timeliness,

            @NotNull
            @DecimalMin("0")
            @DecimalMax("100")
            @Digits(integer = 3, fraction = 2)
            @JsonFormat(shape = JsonFormat.Shape.STRING)
            @Schema(description = "安全性", type = SchemaType.STRING, examples = "100")
            BigDecimal security,

            @NotNull
            @DecimalMin("0")
            @DecimalMax("100")
            @Digits(integer = 3, fraction = 2)
            @JsonFormat(shape = JsonFormat.Shape.STRING)
            @Schema(description = "可用性", type = SchemaType.STRING, examples = "99")
            BigDecimal availability) {}

    private Set<LocalDate> listedDays() {
        return ofDays().stream().map(ListedDay::day).collect(Collectors.toSet());
    }

    private Map<LocalDate, OwnRule> daysThatDiffer() {
        return ofDays().stream().filter(ListedDay::differs).collect(Collectors.toMap(ListedDay::day, ListedDay::rule));
    }

    /** The rows of days; none where none were sent. */
    List<ListedDay> ofDays() {
        return days == null ? List.of() : days;
    }

    /** When data are due under these terms, once {@link PolicyRules} have let them through. */
    public Schedule schedule() {
        return new Schedule(
                frequency,
                listedDays(),
                latestArrival.arrival(),
                months.stream().collect(Collectors.toMap(row -> Month.of(row.month()), MonthRow::rule)),
                daysThatDiffer(),
                new Exemptions(nothingDue.stream().map(NothingDue::exempt).toList()));
    }
}
