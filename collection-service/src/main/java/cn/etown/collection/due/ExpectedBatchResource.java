package cn.etown.collection.due;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.UUID;

@Path("/expected-batches")
@Tag(name = "due", description = "应报: what is due, what became of it, and how what is missing is asked for")
public class ExpectedBatchResource {

    private static final String ID = "应报批次标识: the expected batch's id";

    private final ExpectedBatches expected;

    ExpectedBatchResource(ExpectedBatches expected) {
        this.expected = expected;
    }

    @GET
    @RolesAllowed({
        Roles.CLERK,
        Roles.SIGNER,
        Roles.OPERATOR,
        Roles.GOVERNOR,
        Roles.ASSESSOR,
        Roles.AUDITOR,
        Roles.SERVICE
    })
    @Operation(
            operationId = "listExpectedBatches",
            summary = "List what is due, the earliest first",
            description =
                    "应报批次列表 (R4.3b, R7.4): for each period of an interface one, computed ahead from its assurance policy and the"
                            + " published calendar. What is due by 09:00 and not here: outstanding=true and dueBy. What is MISSING stays"
                            + " at the head of that list until it comes. People of a unit see their own. Roles: clerk, signer, operator, governor,"
                            + " assessor, auditor, service.")
    @APIResponse(responseCode = "200", description = "一页应报批次: one page")
    public Uni<Page<ExpectedBatchView>> list(
            @Valid @BeanParam ExpectedBatchFilter filter, @Valid @BeanParam PageRequest page) {
        return expected.list(page, filter);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({
        Roles.CLERK,
        Roles.SIGNER,
        Roles.OPERATOR,
        Roles.GOVERNOR,
        Roles.ASSESSOR,
        Roles.AUDITOR,
        Roles.SERVICE
    })
    @Operation(
            operationId = "readExpectedBatch",
            summary = "Read what is due for a period",
            description =
                    "查看应报批次 (R4.3b): until when, and what became of it. Something that was missing and came after all is LATE and still says"
                            + " since when it was missing. Roles: clerk, signer, operator, governor, assessor, auditor, service.")
    @APIResponse(responseCode = "200", description = "应报批次: the expected batch")
    public Uni<ExpectedBatchView> read(@PathParam("id") @Parameter(description = ID) UUID id) {
        return expected.require(id);
    }

    @GET
    @Path("/{id}/transitions")
    @RolesAllowed({
        Roles.CLERK,
        Roles.SIGNER,
        Roles.OPERATOR,
        Roles.GOVERNOR,
        Roles.ASSESSOR,
        Roles.AUDITOR,
        Roles.SERVICE
    })
    @Operation(
            operationId = "readExpectedBatchHistory",
            summary = "Read the history of what is due for a period",
            description =
                    "应报批次历史 (R4.3b): each state it came into, with what was due then, oldest first; never changed. Roles: clerk,"
                            + " signer, operator, governor, assessor, auditor, service.")
    @APIResponse(responseCode = "200", description = "一页变更: one page")
    public Uni<Page<ExpectedBatchChangeView>> history(
            @PathParam("id") @Parameter(description = ID) UUID id, @Valid @BeanParam PageRequest page) {
        return expected.history(id, page);
    }
}
