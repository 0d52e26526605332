package cn.etown.governance.legal;

import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.UUID;

/** What the API takes to name who answers for an interface. */
@Schema(description = "确定接口责任人: one of the unit's responsible people, from a day and until a day", examples = """
        {"person": "019b76da-a800-7000-8000-000000000001", "from": "2026-03-01", "until": "2026-12-31"}""")
public record NameResponsibilityRequest(
        @NotNull @Schema(description = "责任人: id on the register of responsible people of the interface's unit")
        UUID person,

        @PlausibleDay
        @Schema(description = "自: the first day, today or later; today where it is left out", examples = "2026-03-01")
        LocalDate from,

        @PlausibleDay
        @Schema(
                description = "至: the last day, where there is one; the person's own last day ends it too",
                examples = "2026-12-31")
        LocalDate until) {}
