package cn.etown.governance.calendar;

import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.http.Links;
import cn.etown.kit.idempotency.Idempotent;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/calendars")
@Tag(name = "calendars", description = "工作日历: the working days by the published notices")
public class CalendarResource {

    private static final String YEAR = "年份: the year";

    private final CalendarYears years;
    private final Links links;

    CalendarResource(CalendarYears years, Links links) {
        this.years = years;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "enterCalendar",
            summary = "Enter the calendar of a new year",
            description =
                    "录入工作日历 (R1): the days off and the weekends worked of a year that has no calendar yet, after its"
                            + " published notice; told to all services by the feed. Role: operator.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "已录入: the year's calendar",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CalendarView.class)))
    public Uni<RestResponse<CalendarView>> enter(@NotNull @Valid EnterCalendarRequest request) {
        return years.enter(request).map(year -> links.created(year.path(), year.entityVersion(), year));
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER, Roles.USER
    })
    @Operation(
            operationId = "listCalendars",
            summary = "List the years whose calendars are loaded",
            description = "工作日历列表: by year. The services follow the feed instead. Roles: operator, governor, assessor,"
                    + " auditor, clerk, signer, user.")
    @APIResponse(responseCode = "200", description = "一页年份: one page")
    public Uni<Page<CalendarView>> list(@Valid @BeanParam PageRequest page) {
        return years.list(page);
    }

    @GET
    @Path("/{year}")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER, Roles.USER
    })
    @Operation(
            operationId = "readCalendar",
            summary = "Read the calendar of a year",
            description = "查看工作日历: with the ETag that an amendment needs. Roles: operator, governor, assessor, auditor,"
                    + " clerk, signer, user.")
    @APIResponse(responseCode = "200", description = "工作日历: the year's calendar, with its ETag")
    public Uni<RestResponse<CalendarView>> read(
            @PathParam("year") @Parameter(description = YEAR, example = "2026") int year) {
        return years.require(year).map(found -> Links.versioned(found.entityVersion(), found));
    }

    @PUT
    @Path("/{year}")
    @RolesAllowed(Roles.GOVERNOR)
    @Operation(
            operationId = "amendCalendar",
            summary = "Amend the calendar of a year",
            description =
                    "修订工作日历 (R1): puts the whole year as a later notice leaves it in the place of what was there; the"
                            + " version before is kept. Terms that run already keep the day they were given. Role: governor.")
    @APIResponse(responseCode = "200", description = "已修订: the year's calendar, with its new ETag")
    public Uni<RestResponse<CalendarView>> amend(
            @PathParam("year") @Parameter(description = YEAR, example = "2026") int year,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid AmendCalendarRequest request) {
        return years.amend(year, EntityVersion.ofIfMatch(ifMatch), request)
                .map(found -> Links.versioned(found.entityVersion(), found));
    }

    @GET
    @Path("/{year}/versions")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER, Roles.USER
    })
    @Operation(
            operationId = "listCalendarVersions",
            summary = "List the versions of a year's calendar",
            description =
                    "工作日历历史: how the year stood from one notice to the next, by whom, oldest first; never changed."
                            + " Roles: operator, governor, assessor, auditor, clerk, signer, user.")
    @APIResponse(responseCode = "200", description = "一页版本: one page")
    public Uni<Page<CalendarVersionView>> versions(
            @PathParam("year") @Parameter(description = YEAR, example = "2026") int year,
            @Valid @BeanParam PageRequest page) {
        return years.versions(page, year);
    }
}
