package cn.etown.governance.unit;

import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.http.Links;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.UUID;

@Path("/responsible-people")
@Tag(name = "responsible-people", description = "责任人: who answers for what in a unit")
public class ResponsiblePeopleResource {

    private static final String ID = "标识: the person's id";
    private static final String EXAMPLE_ID = "019b76da-a800-7000-8000-000000000001";

    private final ResponsiblePeople people;

    ResponsiblePeopleResource(ResponsiblePeople people) {
        this.people = people;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER})
    @Operation(
            operationId = "readResponsiblePerson",
            summary = "Read a responsible person",
            description =
                    "查看责任人 (R1): for the unit, the center and the auditor alone. Roles: operator, governor, assessor, auditor, clerk, signer.")
    @APIResponse(responseCode = "200", description = "责任人: the person, with the ETag that a change needs")
    public Uni<RestResponse<ResponsiblePersonView>> read(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id) {
        return people.require(id).map(person -> Links.versioned(person.entityVersion(), person));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.CLERK, Roles.SIGNER})
    @Operation(
            operationId = "changeResponsiblePerson",
            summary = "Change a responsible person, or end their duty",
            description =
                    "变更责任人 (R1): all that is known of the person, as a whole; a last day (until) ends the duty. Roles:"
                            + " clerk and signer for their own unit, operator for any.")
    @APIResponse(responseCode = "200", description = "已变更: the person, with the new ETag")
    public Uni<RestResponse<ResponsiblePersonView>> change(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid ResponsiblePersonRequest request) {
        return people.change(id, EntityVersion.ofIfMatch(ifMatch), request)
                .map(person -> Links.versioned(person.entityVersion(), person));
    }
}
