package cn.etown.collection.due;

import cn.etown.collection.terms.TermVersion;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/reminder-ladder")
@Tag(name = "reminders", description = "催报: how units were asked for what they owe, and that they saw it")
public class ReminderLadderResource {

    private final ReminderLadders ladders;

    ReminderLadderResource(ReminderLadders ladders) {
        this.ladders = ladders;
    }

    @GET
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "readReminderLadder",
            summary = "Read when what is not here is asked for",
            description =
                    "查看催报规则 (R4.3b): the newest version, with the day from which it holds, its source, and the ETag that the next version"
                            + " needs. Roles: clerk, signer, operator, governor, assessor, auditor.")
    @APIResponse(responseCode = "200", description = "催报规则: the newest version, with its ETag")
    public Uni<RestResponse<ReminderLadderView>> read() {
        return ladders.newest().map(TermVersion::versioned);
    }

    @GET
    @Path("versions")
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "listReminderLadders",
            summary = "List the versions of when what is not here is asked for",
            description =
                    "催报规则版本 (R4.3b): oldest first; each reminder names its own. Roles: clerk, signer, operator, governor, assessor,"
                            + " auditor.")
    @APIResponse(responseCode = "200", description = "一页催报规则版本: one page")
    public Uni<Page<ReminderLadderView>> versions(@Valid @BeanParam PageRequest page) {
        return ladders.versions(page);
    }

    @PUT
    @RolesAllowed(Roles.GOVERNOR)
    @Operation(
            operationId = "setReminderLadder",
            summary = "Set when what is not here is asked for",
            description =
                    "设定催报规则 (R4.3b): adds the next version, from tomorrow at the earliest (ladder-backdated). What is due before its day is"
                            + " asked for as it was. Role: governor.")
    @APIResponse(responseCode = "200", description = "已设定: the new version, with its ETag")
    public Uni<RestResponse<ReminderLadderView>> set(
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"1\"", required = true)
                    String ifMatch,
            @NotNull @Valid ReminderLadderRequest next) {
        return ladders.set(EntityVersion.ofIfMatch(ifMatch), next).map(TermVersion::versioned);
    }
}
