package cn.etown.governance.interfaces;

import cn.etown.kit.caller.Roles;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/interface-moves")
@Tag(name = "interfaces", description = "数据接口: the agreed flows of records and their lives")
public class InterfaceMoveResource {

    private final InterfaceMoves moves;

    InterfaceMoveResource(InterfaceMoves moves) {
        this.moves = moves;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER, Roles.USER
    })
    @Operation(
            operationId = "listInterfaceMoves",
            summary = "List the moves that the life of an interface knows",
            description =
                    "接口生命周期规则 (R3.2f): every move there is by its name, who may make it, what guards it and what evidence is"
                            + " asked. Roles: operator, governor, assessor, auditor, clerk, signer, user.")
    @APIResponse(responseCode = "200", description = "一页变更规则: one page")
    public Page<InterfaceMoveView> list(@Valid @BeanParam PageRequest page) {
        return moves.table(page);
    }
}
