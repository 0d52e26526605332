package cn.etown.governance.interfaces;

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
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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

@Path("/interfaces/{code}/acceptances")
@Tag(name = "interfaces", description = "数据接口: the agreed flows of records and their lives")
public class AcceptanceResource {

    private final Acceptances acceptances;
    private final Links links;

    AcceptanceResource(Acceptances acceptances, Links links) {
        this.acceptances = acceptances;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.SERVICE)
    @Operation(
            operationId = "reportAcceptance",
            summary = "Report the acceptance of an interface",
            description =
                    "报告验收 (R7.3): what collection found of a trial batch, criterion by criterion. The latest one must"
                            + " have passed before the interface becomes ACCEPTED. Role: service, the collection service alone.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "已记录: the acceptance",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AcceptanceView.class)))
    public Uni<RestResponse<AcceptanceView>> report(
            @PathParam("code")
                    @Pattern(regexp = InterfaceResource.CODE)
                    @Parameter(description = "接口编码: the interface's code", example = "online-retail")
                    String code,
            @NotNull @Valid ReportAcceptanceRequest request) {
        return acceptances
                .report(code, request)
                .map(made -> links.created("interfaces/" + code + "/acceptances", new EntityVersion(0), made));
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
            operationId = "listAcceptances",
            summary = "List the acceptances of an interface",
            description =
                    "验收列表: oldest first; people of a unit see their own. Roles: operator, governor, assessor, auditor,"
                            + " service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页验收: one page")
    public Uni<Page<AcceptanceView>> list(
            @PathParam("code")
                    @Pattern(regexp = InterfaceResource.CODE)
                    @Parameter(description = "接口编码: the interface's code", example = "online-retail")
                    String code,
            @Valid @BeanParam PageRequest page) {
        return acceptances.list(page, code);
    }
}
