package cn.etown.governance.legal;

import cn.etown.governance.interfaces.InterfaceResource;
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

@Path("/interfaces/{code}/responsible-people")
@Tag(name = "legal", description = "法律依据与风险: why an interface may be collected, at what risk, who answers for it")
public class InterfaceResponsibilityResource {

    private final InterfaceResponsibilities responsibilities;
    private final Links links;

    InterfaceResponsibilityResource(InterfaceResponsibilities responsibilities, Links links) {
        this.responsibilities = responsibilities;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.SIGNER)
    @Operation(
            operationId = "nameInterfaceResponsible",
            summary = "Name who answers for an interface",
            description =
                    "确定接口责任人 (R3.2f): one of the unit's responsible people, from a day and until a day; of those who have begun"
                            + " the last one named answers, until the person leaves. Role: signer of the interface's unit.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "已确定: who answers for it",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = InterfaceResponsibilityView.class)))
    public Uni<RestResponse<InterfaceResponsibilityView>> name(
            @PathParam("code")
                    @Pattern(regexp = InterfaceResource.CODE)
                    @Parameter(description = "接口编码: the interface's code", example = "online-retail")
                    String code,
            @NotNull @Valid NameResponsibilityRequest request) {
        return responsibilities
                .name(code, request)
                .map(made -> links.created("interfaces/" + code + "/responsible-people", new EntityVersion(0), made));
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
            operationId = "listInterfaceResponsible",
            summary = "List who answered for an interface",
            description =
                    "接口责任人列表: oldest first, of those who have begun the last one answers; people of a unit see their own. Roles:"
                            + " operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页责任人: one page")
    public Uni<Page<InterfaceResponsibilityView>> list(
            @PathParam("code")
                    @Pattern(regexp = InterfaceResource.CODE)
                    @Parameter(description = "接口编码: the interface's code", example = "online-retail")
                    String code,
            @Valid @BeanParam PageRequest page) {
        return responsibilities.list(page, code);
    }
}
