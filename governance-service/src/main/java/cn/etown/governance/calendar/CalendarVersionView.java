package cn.etown.governance.calendar;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.List;

/** What the API shows of a version of a year's calendar. */
@Schema(description = "工作日历版本: how a year stood from one notice to the next", examples = """
        {"revision": 0, "source": "https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm",
         "days": [{"day": "2026-01-01", "name": "元旦", "working": false}],
         "enteredAt": "2026-01-01T00:00:00Z"}""")
public record CalendarVersionView(
        @Schema(description = "修订号") long revision,

        @Schema(description = "依据: the notice it was taken from")
        String source,

        @Schema(description = "放假与调休: in their order") List<CalendarView.Day> days,
        @Schema(description = "录入时间") Instant enteredAt,

        @Schema(description = "录入人: null for what came with the installation", nullable = true)
        Person enteredBy) {

    /** Who entered it. */
    @Schema(name = "CalendarPerson", description = "录入人: the person as the token named them")
    public record Person(
            @Schema(description = "账号标识") String subject,
            @Schema(description = "姓名或账号名") String name) {}

    static CalendarVersionView of(CalendarVersion version, List<CalendarView.Day> days) {
        return new CalendarVersionView(
                version.revision(),
                version.source(),
                days,
                version.enteredAt(),
                version.enteredBy() == null ? null : new Person(version.enteredBy(), version.enteredByName()));
    }
}
