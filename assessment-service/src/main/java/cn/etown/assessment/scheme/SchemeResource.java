package cn.etown.assessment.scheme;

import cn.etown.kit.caller.Roles;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.UUID;

@Path("/schemes")
@Tag(name = "schemes", description = "评价体系: the versions of the scoring rules")
public class SchemeResource {

    private final Schemes schemes;

    SchemeResource(Schemes schemes) {
        this.schemes = schemes;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER})
    @Operation(
            operationId = "listSchemes",
            summary = "List evaluation schemes",
            description =
                    "评价体系列表 (R11): every version there ever was, with the day from which it holds and the source of its"
                            + " numbers. Roles: operator, governor, assessor, auditor, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页评价体系: one page")
    public Uni<Page<SchemeView>> list(@Valid @BeanParam PageRequest page) {
        return schemes.list(page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER})
    @Operation(
            operationId = "readScheme",
            summary = "Read an evaluation scheme",
            description =
                    "查看评价体系: indicators with points and published formulas, and the grades. Roles: operator, governor,"
                            + " assessor, auditor, clerk, signer.")
    @APIResponse(
            responseCode = "200",
            description = "评价体系: the scheme",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SchemeView.class)))
    public Uni<SchemeView> read(@PathParam("id") @Parameter(description = "标识: the scheme's id") UUID id) {
        return schemes.require(id);
    }
}
