package cn.etown.governance.calendar;

import cn.etown.governance.calendar.domain.Notice;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API takes to amend a year: all of its days as the later notice leaves them. */
@Schema(description = "修订工作日历: the whole year as a later notice leaves it", examples = """
        {"source": "国务院办公厅关于延长2026年春节假期的通知",
         "days": [{"day": "2026-02-24", "name": "春节", "working": false}]}""")
public record AmendCalendarRequest(
        @NotBlank
        @Size(max = 500)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "依据: the later notice, as link or file number", examples = "国务院办公厅关于延长2026年春节假期的通知")
        String source,

        @NotNull
        @Size(min = 1, max = 200)
        @Schema(description = "放假与调休: all days on which the year departs from the week of five working days")
        List<@NotNull @Valid CalendarDayRequest> days) {

    Notice notice(int year) {
        return notice(year, days);
    }

    static Notice notice(int year, List<CalendarDayRequest> days) {
        return new Notice(
                year,
                days.stream()
                        .map(day -> new Notice.Day(day.day(), day.name(), day.working()))
                        .toList());
    }
}
