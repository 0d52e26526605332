package cn.etown.governance.calendar;

import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;

/** A day on which the year departs from the week of five working days. */
@Schema(description = "放假或调休日: a day off, or a weekend that is worked", examples = """
        {"day": "2026-02-14", "name": "春节", "working": true}""")
public record CalendarDayRequest(
        @NotNull @Schema(description = "日期: a day of the year", examples = "2026-02-14") @PlausibleDay
        LocalDate day,

        @NotBlank
        @Size(max = 50)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "节日: the holiday it belongs to", examples = "春节")
        String name,

        @NotNull
        @Schema(description = "是否上班: a Saturday or Sunday that is worked (调休), else a day off", examples = "true")
        Boolean working) {}
