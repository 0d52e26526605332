package cn.etown.kit.task;

import cn.etown.kit.caller.Roles;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The work list, in every service that says {@code etown.tasks=true} because some feature of it has a {@link TaskSource}. */
@Path("/tasks")
@IfBuildProperty(name = "etown.tasks", stringValue = "true")
@Tag(name = "tasks", description = "待办: what the caller owes, by when, and where to act")
public class TaskResource {

    private final WorkList workList;

    TaskResource(WorkList workList) {
        this.workList = workList;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.CLERK, Roles.SIGNER, Roles.USER})
    @Operation(
            operationId = "listTasks",
            summary = "List what the caller owes, the most urgent first",
            description =
                    "待办列表 (R1, R10): people of a unit see what their unit owes and their role can do, people of the center"
                            + " what the center owes; by day, those without a day last. Roles: operator, governor, assessor, clerk,"
                            + " signer, user.")
    @APIResponse(responseCode = "200", description = "一页待办: one page")
    public Uni<Page<TaskView>> list(@Valid @BeanParam PageRequest page) {
        return workList.of(page);
    }
}
