package cn.etown.governance.classification;

import cn.etown.governance.interfaces.InterfaceResource;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/interfaces/{code}/field-classes")
@Tag(name = "classification", description = "分类分级: the class of every field, and whether it tells of a person")
public class FieldClassResource {

    private final FieldClasses classes;

    FieldClassResource(FieldClasses classes) {
        this.classes = classes;
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
            operationId = "listFieldClasses",
            summary = "List what counts for the fields of an interface",
            description =
                    "字段分级列表 (R3.2d): by name, every field that an approved contract ever had. A contract raises what counts"
                            + " when it is approved and never lowers it; people of a unit see their own. Roles: operator, governor,"
                            + " assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页字段分级: one page")
    public Uni<Page<FieldClassView>> list(
            @PathParam("code")
                    @Size(max = 50)
                    @Pattern(regexp = InterfaceResource.CODE)
                    @Parameter(description = "接口编码: the interface's code", example = "online-retail")
                    String code,
            @Valid @BeanParam PageRequest page) {
        return classes.list(page, code);
    }
}
