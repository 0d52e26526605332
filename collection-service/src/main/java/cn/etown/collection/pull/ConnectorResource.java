package cn.etown.collection.pull;

import cn.etown.collection.catalogue.Interfaces;
import cn.etown.evidence.record.Period;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.http.Links;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.Text;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.UUID;

@Path("/connectors")
@Tag(name = "connectors", description = "拉取: fetching from sources that cannot send")
public class ConnectorResource {

    private static final String ID = "连接器标识: the connector's id";
    private static final String IF_MATCH = "所读版本: the ETag of the last read";

    private final Connectors connectors;
    private final Runs runs;
    private final Links links;

    ConnectorResource(Connectors connectors, Runs runs, Links links) {
        this.connectors = connectors;
        this.runs = runs;
        this.links = links;
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "draftConnector",
            summary = "Draft a connector",
            description =
                    "起草连接器 (R4.3b): where content of an interface is fetched, how and when. It runs once the unit's signer has accepted that it"
                            + " acts for the unit and a governor has approved it, three persons. The target is checked again at each run: this host,"
                            + " link-local addresses, the cluster, and networks that the center's settings do not name are refused."
                            + " Credentials are never shown again. Role: operator.")
    @APIResponse(
            responseCode = "201",
            description = "已起草: the connector",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ConnectorView.class)))
    public Uni<RestResponse<ConnectorView>> draft(@NotNull @Valid ConnectorRequest request) {
        return connectors
                .draft(request)
                .map(drafted ->
                        links.created("connectors/" + drafted.id(), new EntityVersion(drafted.version()), drafted));
    }

    @GET
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "listConnectors",
            summary = "List connectors",
            description =
                    "连接器列表 (R4.3b): by their drafting; people of a unit see those that act for it. Roles: clerk, signer, operator,"
                            + " governor, assessor, auditor.")
    @APIResponse(responseCode = "200", description = "一页连接器: one page")
    public Uni<Page<ConnectorView>> list(
            @QueryParam("interface")
                    @Size(max = 100)
                    @Pattern(regexp = Interfaces.CODE)
                    @Parameter(description = "数据接口编码: only those of this interface", example = "sales-lines")
                    String interfaceCode,
            @Valid @BeanParam PageRequest page) {
        return connectors.list(page, interfaceCode);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "readConnector",
            summary = "Read a connector",
            description =
                    "查看连接器 (R4.3b): with the ETag that a change needs, without its credentials. Roles: clerk, signer, operator,"
                            + " governor, assessor, auditor.")
    @APIResponse(responseCode = "200", description = "连接器: the connector, with its ETag")
    public Uni<RestResponse<ConnectorView>> read(@PathParam("id") @Parameter(description = ID) UUID id) {
        return connectors.require(id).map(ConnectorResource::versioned);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "redraftConnector",
            summary = "Draft a connector anew",
            description =
                    "重新起草连接器 (R4.3b): as a whole, with the credentials. It is a draft again, whatever was accepted and approved before, and"
                            + " what it was pulling is given up. Role: operator.")
    @APIResponse(responseCode = "200", description = "已重新起草: the connector, with its ETag")
    public Uni<RestResponse<ConnectorView>> redraft(
            @PathParam("id") @Parameter(description = ID) UUID id,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH, example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid ConnectorRequest request) {
        return connectors.redraft(id, EntityVersion.ofIfMatch(ifMatch), request).map(ConnectorResource::versioned);
    }

    @POST
    @Path("/{id}/transitions")
    @RolesAllowed({Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR})
    @Operation(
            operationId = "moveConnector",
            summary = "Accept, approve, suspend or retire a connector",
            description =
                    "连接器状态变更 (R4.3b): the unit's signer accepts it (ACCEPTED) or withdraws that (DRAFT), a governor who did not draft it"
                            + " approves it (ACTIVE), each of them and the operator suspends it (SUSPENDED), the center retires it (RETIRED); what is under way then ends,"
                            + " and of a retired one the credentials are gone. Roles: signer, operator, governor.")
    @APIResponse(responseCode = "200", description = "已变更: the connector, with its ETag")
    public Uni<RestResponse<ConnectorView>> move(
            @PathParam("id") @Parameter(description = ID) UUID id,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH, example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid ConnectorTransitionRequest request) {
        return connectors.move(id, EntityVersion.ofIfMatch(ifMatch), request).map(ConnectorResource::versioned);
    }

    @GET
    @Path("/{id}/transitions")
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "listConnectorTransitions",
            summary = "List the moves of a connector",
            description =
                    "连接器状态变更记录 (R4.3b): who, when, why, and the very terms that were accepted or approved. Roles: clerk, signer,"
                            + " operator, governor, assessor, auditor.")
    @APIResponse(responseCode = "200", description = "一页变更记录: one page")
    public Uni<Page<ConnectorTransitionView>> history(
            @PathParam("id") @Parameter(description = ID) UUID id, @Valid @BeanParam PageRequest page) {
        return connectors.history(id, page);
    }

    @POST
    @Path("/{id}/runs")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "pull",
            summary = "Pull a period by hand",
            description =
                    "手工拉取 (R4.3b): fetches a period as soon as may be, whether or not the source's content changed since it was pulled; where"
                            + " that is being done already, that run is meant. Role: operator.")
    @APIResponse(
            responseCode = "202",
            description = "已受理: the run; read it among the connector's runs",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = RunView.class)))
    public Uni<RestResponse<RunView>> pull(
            @PathParam("id") @Parameter(description = ID) UUID id, @NotNull @Valid RunRequest request) {
        if (request.to().isBefore(request.from())) {
            throw new Malformed("invalid-request", new Text("数据期结束日早于起始日", "The period ends before it begins"));
        }
        return runs.request(id, new Period(request.from(), request.to()))
                .map(run -> RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, run)
                        .header(HttpHeaders.LOCATION, links.to("connectors/" + id + "/runs"))
                        .build());
    }

    @GET
    @Path("/{id}/runs")
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "listConnectorRuns",
            summary = "List the pulls of a connector",
            description =
                    "拉取记录 (R4.3b): by their time; how far each is, what came of it, or why the last attempt failed and when the next one is."
                            + " Roles: clerk, signer, operator, governor, assessor, auditor.")
    @APIResponse(responseCode = "200", description = "一页拉取记录: one page")
    public Uni<Page<RunView>> runs(
            @PathParam("id") @Parameter(description = ID) UUID id, @Valid @BeanParam PageRequest page) {
        return runs.list(id, page);
    }

    private static RestResponse<ConnectorView> versioned(ConnectorView connector) {
        return Links.versioned(new EntityVersion(connector.version()), connector);
    }
}
