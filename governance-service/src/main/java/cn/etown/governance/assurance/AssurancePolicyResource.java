package cn.etown.governance.assurance;

import cn.etown.governance.interfaces.InterfaceResource;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.http.Links;
import cn.etown.kit.idempotency.Idempotent;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.time.LocalDate;
import java.util.Optional;

@Path("/interfaces/{code}/assurance-policies")
@Tag(name = "assurance", description = "保障策略: how often, until when and how well an interface must deliver")
public class AssurancePolicyResource {

    private final AssurancePolicies policies;
    private final Links links;

    AssurancePolicyResource(AssurancePolicies policies, Links links) {
        this.policies = policies;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR})
    @Operation(
            operationId = "setAssurancePolicy",
            summary = "Set the next version of an interface's assurance policy",
            description =
                    "设置保障策略 (R7.4): frequency, latest arrival, 免报, support hours, answer and repair times, retention,"
                            + " thresholds. It holds from a day that is not past until another version's begins, and is never changed; of"
                            + " two that begin on one day the newer one holds. Roles: operator, governor.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "已设置: the policy",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AssurancePolicyView.class)))
    public Uni<RestResponse<AssurancePolicyView>> set(
            @PathParam("code")
                    @Pattern(regexp = InterfaceResource.CODE)
                    @Parameter(description = "接口编码: the interface's code", example = "online-retail")
                    String code,
            @NotNull @Valid SetAssurancePolicyRequest request) {
        return policies.set(code, request)
                .map(made -> links.created("assurance-policies/" + made.id(), new EntityVersion(0), made));
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
            operationId = "listAssurancePolicies",
            summary = "List the versions of an interface's assurance policy",
            description =
                    "保障策略列表: oldest first, or the one that holds on a day: of the versions that began, the one that began"
                            + " last. People of a unit see their own. Roles: operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页保障策略: one page")
    public Uni<Page<AssurancePolicyView>> list(
            @PathParam("code")
                    @Pattern(regexp = InterfaceResource.CODE)
                    @Parameter(description = "接口编码: the interface's code", example = "online-retail")
                    String code,
            @QueryParam("on")
                    @Parameter(description = "日期: only the version that holds on this day", example = "2026-03-02")
                    @PlausibleDay
                    LocalDate on,
            @Valid @BeanParam PageRequest page) {
        return policies.list(page, code, Optional.ofNullable(on));
    }
}
