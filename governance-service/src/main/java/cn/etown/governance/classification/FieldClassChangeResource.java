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
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.Optional;

@Path("/interfaces/{code}/field-class-changes")
@Tag(name = "classification")
public class FieldClassChangeResource {

    private final FieldClasses classes;

    FieldClassChangeResource(FieldClasses classes) {
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
            operationId = "listFieldClassChanges",
            summary = "List how the fields of an interface came to count what they do",
            description = "分级变更历史 (R3.2d): oldest first, with the contract or decision behind each; never changed."
                    + " People of a unit see their own. Roles: operator, governor, assessor, auditor, service, clerk,"
                    + " signer.")
    @APIResponse(responseCode = "200", description = "一页分级变更: one page")
    public Uni<Page<FieldClassChangeView>> list(
            @PathParam("code")
                    @Size(max = 50)
                    @Pattern(regexp = InterfaceResource.CODE)
                    @Parameter(description = "接口编码: the interface's code", example = "online-retail")
                    String code,
            @QueryParam("field")
                    @Pattern(regexp = FieldName.FIELD)
                    @Parameter(description = "字段: only those of this field", example = "buyerPhone")
                    String field,
            @Valid @BeanParam PageRequest page) {
        return classes.changes(page, code, Optional.ofNullable(field));
    }
}
