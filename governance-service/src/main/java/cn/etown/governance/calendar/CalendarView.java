package cn.etown.governance.calendar;

import cn.etown.kit.concurrency.EntityVersion;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What the API shows of a year's calendar. */
@Schema(description = "工作日历: where a year departs from the week of five working days", examples = """
        {"year": 2026, "source": "https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm",
         "days": [{"day": "2026-01-01", "name": "元旦", "working": false},
                  {"day": "2026-01-04", "name": "元旦", "working": true}],
         "enteredAt": "2026-01-01T00:00:00Z", "revision": 0}""")
public record CalendarView(
        @Schema(description = "年份", examples = "2026") int year,

        @Schema(description = "依据: the notice it is taken from")
        String source,

        @Schema(description = "放假与调休: in their order") List<Day> days,
        @Schema(description = "录入时间") Instant enteredAt,

        @Schema(description = "修订号: counts the changes; the ETag says the same")
        long revision) {

    /** A day off, or a weekend that is worked. */
    @Schema(name = "CalendarDay", description = "放假或调休日: a day off, or a weekend that is worked")
    public record Day(
            @Schema(description = "日期", examples = "2026-01-04")
            LocalDate day,

            @Schema(description = "节日", examples = "元旦") String name,

            @Schema(description = "是否上班: worked (调休), else off", examples = "true")
            boolean working) {

        static Day of(CalendarDay day) {
            return new Day(day.day(), day.name(), day.working());
        }
    }

    static CalendarView of(PublishedYear year, List<CalendarDay> days) {
        return new CalendarView(
                year.year(),
                year.source(),
                days.stream()
                        .filter(day -> day.year() == year.year())
                        .map(Day::of)
                        .toList(),
                year.enteredAt(),
                year.revision());
    }

    /** How history, audit and feed name it. */
    String path() {
        return "calendars/" + year;
    }

    EntityVersion entityVersion() {
        return new EntityVersion(revision);
    }
}
