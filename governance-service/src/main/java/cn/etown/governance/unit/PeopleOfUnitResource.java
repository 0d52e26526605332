package cn.etown.governance.unit;

import cn.etown.kit.caller.Roles;
import cn.etown.kit.http.Links;
import cn.etown.kit.idempotency.Idempotent;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/units/{code}/responsible-people")
@Tag(name = "responsible-people", description = "责任人: who answers for what in a unit")
public class PeopleOfUnitResource {

    private static final String UNIT = "统一社会信用代码: the unit's code";
    private static final String EXAMPLE_UNIT = "91141029MA0DEM1AXT";

    private final ResponsiblePeople people;
    private final Links links;

    PeopleOfUnitResource(ResponsiblePeople people, Links links) {
        this.people = people;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.OPERATOR, Roles.CLERK, Roles.SIGNER})
    @Operation(
            operationId = "nameResponsiblePerson",
            summary = "Name a responsible person of a unit",
            description =
                    "登记责任人 (R1): who answers for the data or their security, or is asked about technique, from a day"
                            + " on. The audit tells the duty and nothing of the person. Roles: clerk and signer for their own unit,"
                            + " operator for any.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "已登记: the person",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ResponsiblePersonView.class)))
    public Uni<RestResponse<ResponsiblePersonView>> name(
            @PathParam("code")
                    @Pattern(regexp = UnitResource.CODE)
                    @Parameter(description = UNIT, example = EXAMPLE_UNIT)
                    String code,
            @NotNull @Valid ResponsiblePersonRequest request) {
        return people.name(code, request)
                .map(person -> links.created("responsible-people/" + person.id(), person.entityVersion(), person));
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER})
    @Operation(
            operationId = "listResponsiblePeople",
            summary = "List the responsible people of a unit",
            description =
                    "责任人列表 (R1): in the order of their registration, those who ended among them; for the unit, the"
                            + " center and the auditor alone. Roles: operator, governor, assessor, auditor, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页责任人: one page")
    public Uni<Page<ResponsiblePersonView>> list(
            @PathParam("code")
                    @Pattern(regexp = UnitResource.CODE)
                    @Parameter(description = UNIT, example = EXAMPLE_UNIT)
                    String code,
            @Valid @BeanParam PageRequest page) {
        return people.list(page, code);
    }
}
