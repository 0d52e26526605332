package cn.etown.governance.coverage;

import cn.etown.kit.caller.Roles;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.time.PlausibleDay;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.time.LocalDate;
import java.util.Optional;

@Path("/coverage")
@Tag(name = "coverage", description = "应接尽接: how much of what source systems hold is connected")
public class CoverageResource {

    private final Coverage coverage;

    CoverageResource(Coverage coverage) {
        this.coverage = coverage;
    }

    @GET
    @RolesAllowed({
        Roles.OPERATOR,
        Roles.GOVERNOR,
        Roles.ASSESSOR,
        Roles.AUDITOR,
        Roles.SERVICE,
        Roles.CLERK,
        Roles.SIGNER
    })
    @Operation(
            operationId = "readCoverage",
            summary = "Read coverage figures as of a day",
            description =
                    "全面性 (R4.3a): connected ÷ (in scope − live exemptions); a disputed item counts as missing, and"
                            + " so does one"
                            + " whose interface is not ONLINE or DEPRECATED. A source system that never uploaded a listing"
                            + " counts 0, and above it as a system of average size with nothing connected; it is named."
                            + " Items that a decision took out of scope are no part of a figure; how many there are stands"
                            + " beside it."
                            + " One figure for each system, unit or domain that has a source system on the register, by"
                            + " its key; one that is named gets its figure in any case."
                            + " People of a"
                            + " unit see their own systems and unit; domains and the county are for everybody."
                            + " Roles: operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页覆盖率: one page")
    public Uni<Page<CoverageView>> figures(
            @Valid @BeanParam CoverageQuery query,
            @PlausibleDay
                    @QueryParam("asOf")
                    @Parameter(
                            description = "截至日期: at the end of this day; today where it is left out",
                            example = "2026-03-31")
                    LocalDate asOf,
            @Valid @BeanParam PageRequest page) {
        return coverage.figures(page, query, Optional.ofNullable(asOf));
    }

    @GET
    @Path("/history")
    @RolesAllowed({
        Roles.OPERATOR,
        Roles.GOVERNOR,
        Roles.ASSESSOR,
        Roles.AUDITOR,
        Roles.SERVICE,
        Roles.CLERK,
        Roles.SIGNER
    })
    @Operation(
            operationId = "readCoverageHistory",
            summary = "Read the coverage of one thing day by day",
            description =
                    "全面性历史 (R4.3a): the figure at the end of each day of a term of at most 366 days, added up from"
                            + " what each"
                            + " item counted as on that day, so that later changes leave it as it was. The system,"
                            + " unit or domain"
                            + " is named, unless the level is COUNTY. Roles: operator, governor, assessor, auditor,"
                            + " service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "逐日覆盖率: one figure a day")
    public Uni<CoverageHistoryView> history(
            @Valid @BeanParam CoverageQuery query,
            @NotNull
                    @PlausibleDay
                    @QueryParam("from")
                    @Parameter(description = "开始日期: the first day", required = true, example = "2026-03-01")
                    LocalDate from,
            @NotNull
                    @PlausibleDay
                    @QueryParam("to")
                    @Parameter(description = "结束日期: the last day", required = true, example = "2026-03-31")
                    LocalDate to) {
        return coverage.history(query, from, to);
    }
}
