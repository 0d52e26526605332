package cn.etown.governance.papers;

import cn.etown.governance.papers.domain.Clause;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.page.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.stream.Stream;

@Path("/clauses")
@Tag(name = "interpretations", description = "解释: how the leading group's office understands the clauses")
public class ClauseResource {

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER, Roles.USER
    })
    @Operation(
            operationId = "listClauses",
            summary = "List the clauses of the regulation",
            description = "条款列表: the ids that interpretations and trainings name; all on one page. Roles: operator,"
                    + " governor, assessor, auditor, clerk, signer, user.")
    @APIResponse(responseCode = "200", description = "条款: all of them")
    public Page<ClauseView> list() {
        return new Page<>(Stream.of(Clause.values()).map(ClauseView::of).toList(), null);
    }
}
