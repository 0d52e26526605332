package cn.etown.governance.calendar;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;

/** What the API shows of a term in working days. */
@Schema(description = "工作日期限: a term in working days and its last day", examples = """
        {"from": "2026-02-13", "count": 5, "last": "2026-02-27"}""")
public record TermView(
        @Schema(description = "起始日: does not count itself", examples = "2026-02-13")
        LocalDate from,

        @Schema(description = "工作日数", examples = "5") int count,

        @Schema(description = "最后一日: the last day of the term", examples = "2026-02-27")
        LocalDate last) {}
