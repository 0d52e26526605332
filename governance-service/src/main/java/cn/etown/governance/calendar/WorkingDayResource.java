package cn.etown.governance.calendar;

import cn.etown.kit.caller.Roles;
import cn.etown.kit.time.PlausibleDay;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.time.LocalDate;

@Path("/working-days")
@Tag(name = "calendars")
public class WorkingDayResource {

    private final Calendars calendars;

    WorkingDayResource(Calendars calendars) {
        this.calendars = calendars;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER, Roles.USER
    })
    @Operation(
            operationId = "countWorkingDays",
            summary = "Tell the last day of a term in working days",
            description =
                    "工作日计算 (R1): the day on which a term of `count` working days ends that begins at `from`, which does"
                            + " not count itself. A term that reaches into a year whose calendar is not loaded is refused with 422"
                            + " `calendar-missing`, never guessed. Roles: operator, governor, assessor, auditor, clerk, signer, user.")
    @APIResponse(responseCode = "200", description = "期限: the term and its last day")
    public Uni<TermView> last(
            @QueryParam("from")
                    @NotNull
                    @PlausibleDay
                    @Parameter(
                            description = "起始日: the day at which the term begins",
                            example = "2026-02-13",
                            required = true)
                    LocalDate from,
            @QueryParam("count")
                    @NotNull
                    @Min(1)
                    @Max(500)
                    @Parameter(description = "工作日数: 1 to 500", example = "5", required = true)
                    Integer count) {
        return calendars.current().map(calendar -> new TermView(from, count, calendar.after(from, count)));
    }
}
