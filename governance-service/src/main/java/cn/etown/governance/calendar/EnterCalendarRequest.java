package cn.etown.governance.calendar;

import cn.etown.governance.calendar.domain.Notice;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API takes to enter the calendar of a new year. */
@Schema(description = "录入工作日历: the calendar of a new year, after its published notice", examples = """
        {"year": 2027, "source": "国务院办公厅关于2027年部分节假日安排的通知",
         "days": [{"day": "2027-01-01", "name": "元旦", "working": false}]}""")
public record EnterCalendarRequest(
        @NotNull @Min(2000) @Max(2999) @Schema(description = "年份", examples = "2027")
        Integer year,

        @NotBlank
        @Size(max = 500)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(
                description = "依据: the notice it is taken from, as link or file number",
                examples = "国务院办公厅关于2027年部分节假日安排的通知")
        String source,

        @NotNull
        @Size(min = 1, max = 200)
        @Schema(description = "放假与调休: the days on which the year departs from the week of five working days")
        List<@NotNull @Valid CalendarDayRequest> days) {

    Notice notice() {
        return AmendCalendarRequest.notice(year, days);
    }
}
