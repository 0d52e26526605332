package cn.etown.collection.due;

import cn.etown.collection.catalogue.Interfaces;
import cn.etown.collection.due.domain.ReminderStep;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.UUID;

@Path("/reminders")
@Tag(name = "reminders", description = "催报: how units were asked for what they owe, and that they saw it")
public class ReminderResource {

    private static final String ID = "催报记录标识: the reminder's id";

    private final Reminders reminders;

    ReminderResource(Reminders reminders) {
        this.reminders = reminders;
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
            operationId = "listReminders",
            summary = "List how units were asked for what they owe",
            description =
                    "催报记录列表 (R4.3b): an hour before something is due (REMINDER), when it is missing (URGING 催报), and one and three working"
                            + " days later (SUPERVISION 督办, NOTICE 通报), unless set otherwise; each once, in the order in which they were"
                            + " given. People of a unit see their own. Roles: clerk, signer, operator, governor, assessor, auditor, service.")
    @APIResponse(responseCode = "200", description = "一页催报记录: one page")
    public Uni<Page<ReminderView>> list(
            @QueryParam("unit")
                    @Pattern(regexp = "[0-9A-Z]{18}")
                    @Parameter(description = "单位代码: only those of this unit", example = "91141029MA0DEM1AXT")
                    String unit,
            @QueryParam("interface")
                    @Size(max = 100)
                    @Pattern(regexp = Interfaces.CODE)
                    @Parameter(description = "数据接口编码: only those of this interface", example = "sales-lines")
                    String interfaceCode,
            @QueryParam("step") @Parameter(description = "步骤: only this step") ReminderStep step,
            @QueryParam("acknowledged") @Parameter(description = "是否签收: only those that were seen, or were not")
                    Boolean acknowledged,
            @Valid @BeanParam PageRequest page) {
        return reminders.list(page, unit, interfaceCode, step, acknowledged);
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
            operationId = "readReminder",
            summary = "Read how a unit was asked for what it owes",
            description =
                    "查看催报记录 (R4.3b): to whom, when, what was owed, how it was told, and who of the unit saw it. Roles: clerk, signer,"
                            + " operator, governor, assessor, auditor, service.")
    @APIResponse(responseCode = "200", description = "催报记录: the reminder")
    public Uni<ReminderView> read(@PathParam("id") @Parameter(description = ID) UUID id) {
        return reminders.require(id);
    }

    @POST
    @Path("/{id}/acknowledgements")
    @RolesAllowed({Roles.CLERK, Roles.SIGNER})
    @Operation(
            operationId = "acknowledgeReminder",
            summary = "Acknowledge a reminder",
            description =
                    "签收催报 (R4.3b): that somebody of the unit saw it; it says nothing of the data, which are still owed. The first counts, and"
                            + " a repeat changes nothing. Roles: clerk, signer.")
    @APIResponse(responseCode = "200", description = "已签收: the reminder")
    public Uni<ReminderView> acknowledge(@PathParam("id") @Parameter(description = ID) UUID id) {
        return reminders.acknowledge(id);
    }
}
