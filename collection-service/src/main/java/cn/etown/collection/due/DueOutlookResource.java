package cn.etown.collection.due;

import cn.etown.kit.caller.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/due-outlook")
@Tag(name = "due", description = "应报: what is due, what became of it, and how what is missing is asked for")
public class DueOutlookResource {

    private final ExpectedBatches expected;

    DueOutlookResource(ExpectedBatches expected) {
        this.expected = expected;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.SERVICE})
    @Operation(
            operationId = "readDueOutlook",
            summary = "Read how far what is due is computed",
            description =
                    "应报计算情况 (R4.3b): up to which day, how many are missing now, and which years' calendars are waited for. Roles:"
                            + " operator, governor, assessor, auditor, service.")
    @APIResponse(responseCode = "200", description = "应报计算情况: how far what is due is computed")
    public Uni<DueOutlookView> read() {
        return expected.outlook();
    }
}
