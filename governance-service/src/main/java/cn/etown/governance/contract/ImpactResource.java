package cn.etown.governance.contract;

import cn.etown.governance.interfaces.InterfaceResource;
import cn.etown.governance.usage.DependentView;
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

import java.util.List;
import java.util.Set;

@Path("/interfaces/{code}/impact")
@Tag(name = "interfaces", description = "数据接口: the agreed flows of records and their lives")
public class ImpactResource {

    private final ContractImpact impact;

    ImpactResource(ContractImpact impact) {
        this.impact = impact;
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
            operationId = "readImpact",
            summary = "List what a change of an interface would touch",
            description =
                    "变更影响 (R3.2e): the grants, demands, indicators and derived assets that use one of the fields named, or"
                            + " any of the interface where none is named, as before its end; and the data items that"
                            + " count as connected by them, which hold up no change. People of a unit see it for their"
                            + " own. Roles: operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页依赖方: one page, by kind and link")
    public Uni<Page<DependentView>> impact(
            @PathParam("code")
                    @Pattern(regexp = InterfaceResource.CODE)
                    @Parameter(description = "接口编码: the interface's code", example = "online-retail")
                    String code,
            @QueryParam("fields")
                    @Size(max = 5_000)
                    @Pattern(regexp = "^[A-Za-z][A-Za-z0-9_]{0,59}(,[A-Za-z][A-Za-z0-9_]{0,59})*$")
                    @Parameter(
                            description = "字段: those that would change, with commas between",
                            example = "price,quantity")
                    String fields,
            @Valid @BeanParam PageRequest page) {
        return impact.of(code, fields == null ? Set.of() : Set.copyOf(List.of(fields.split(","))), page);
    }
}
