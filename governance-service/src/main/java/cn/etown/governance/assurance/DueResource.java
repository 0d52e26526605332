package cn.etown.governance.assurance;

import cn.etown.governance.interfaces.InterfaceResource;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.time.PlausibleDay;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.time.LocalDate;

@Path("/interfaces/{code}/due")
@Tag(name = "assurance", description = "保障策略: how often, until when and how well an interface must deliver")
public class DueResource {

    private final AssurancePolicies policies;

    DueResource(AssurancePolicies policies) {
        this.policies = policies;
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
            operationId = "listDuePeriods",
            summary = "List what is due of an interface",
            description =
                    "应报期预览 (R7.4): the periods that begin in a range of at most 366 days, each with its latest arrival, or"
                            + " with the reason why nothing is due. A period is due by the policy of its first day; a day without policy has"
                            + " none. Working days follow the published calendars. People of a unit see their own. Roles: operator,"
                            + " governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页应报期: one page")
    public Uni<Page<DuePeriodView>> due(
            @PathParam("code")
                    @Pattern(regexp = InterfaceResource.CODE)
                    @Parameter(description = "接口编码: the interface's code", example = "online-retail")
                    String code,
            @NotNull
                    @QueryParam("from")
                    @Parameter(description = "首日: the first day of the range", example = "2026-03-01", required = true)
                    @PlausibleDay
                    LocalDate from,
            @NotNull
                    @QueryParam("to")
                    @Parameter(description = "末日: the last day of the range", example = "2026-03-31", required = true)
                    @PlausibleDay
                    LocalDate to,
            @Valid @BeanParam PageRequest page) {
        return policies.due(page, code, from, to);
    }
}
