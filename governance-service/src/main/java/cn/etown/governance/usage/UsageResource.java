package cn.etown.governance.usage;

import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.http.Links;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.Text;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Path("/usages")
@Tag(
        name = "usages",
        description = "使用登记: what other services build on interfaces, and what data items demands wait for")
public class UsageResource {

    private static final String ID = "标识: the usage's id";
    private static final String EXAMPLE_ID = "019b76da-a800-7000-8000-000000000002";

    private final Usages usages;
    private final Links links;

    UsageResource(Usages usages, Links links) {
        this.usages = usages;
        this.links = links;
    }

    @POST
    @RolesAllowed(Roles.SERVICE)
    @Operation(
            operationId = "registerUsage",
            summary = "Register a use of an interface or of a data item",
            description =
                    "登记使用 (R3.2e): a demand (需求), an indicator (指标) or a derived asset (派生数据资产) that another service"
                            + " builds on an interface; or a demand that waits for a data item which no interface brings yet."
                            + " May be sent again: one use is told by interface or data item, kind and link."
                            + " The client that registered it describes it anew with If-Match; the same said again needs"
                            + " none. A demand or derived asset is registered by the collection service, an indicator by the"
                            + " monitoring service; fields are those of the contract in force. Role: service.")
    @APIResponse(
            responseCode = "201",
            description = "已登记: the usage",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = UsageView.class)))
    @APIResponse(
            responseCode = "200",
            description = "已更新: the usage that was registered before, as now described",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = UsageView.class)))
    public Uni<RestResponse<UsageView>> register(
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "所读版本: the ETag of the last read, where a use is described anew",
                            example = "\"0\"")
                    String ifMatch,
            @NotNull @Valid RegisterUsageRequest request) {
        return usages.register(request, ifMatch).map(this::answer);
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.SERVICE})
    @Operation(
            operationId = "listUsages",
            summary = "List the uses of interfaces and data items",
            description =
                    "使用登记列表: in the order they were registered, of one interface or data item where it is named; a unit"
                            + " sees those of its own by the interface's or item's impact. Roles: operator, governor, assessor, auditor, service.")
    @APIResponse(responseCode = "200", description = "一页使用登记: one page")
    public Uni<Page<UsageView>> list(
            @QueryParam("interface")
                    @Pattern(regexp = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$")
                    @Parameter(
                            description = "接口编码: the interface's code; not beside a data item",
                            example = "online-retail")
                    String interfaceCode,
            @QueryParam("dataItem")
                    @Parameter(
                            description = "数据项: the data item's id; not beside an interface",
                            example = "019b76da-a800-7000-8000-000000000003")
                    UUID dataItem,
            @Valid @BeanParam PageRequest page) {
        mustNotNameBoth(interfaceCode, dataItem);
        return usages.list(page, Optional.ofNullable(interfaceCode), Optional.ofNullable(dataItem));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.SERVICE})
    @Operation(
            operationId = "readUsage",
            summary = "Read a use of an interface",
            description = "查看使用登记: with the ETag that its end needs. Roles: operator, governor, assessor, auditor,"
                    + " service.")
    @APIResponse(responseCode = "200", description = "使用登记: the usage, with its ETag")
    public Uni<RestResponse<UsageView>> read(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id) {
        return usages.require(id).map(usage -> Links.versioned(usage.entityVersion(), usage));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.SERVICE, Roles.OPERATOR})
    @Operation(
            operationId = "endUsage",
            summary = "Take a use off the register",
            description =
                    "注销使用: what used the interface is gone or builds on it no longer. Roles: service, the client that"
                            + " registered it; operator.")
    @APIResponse(responseCode = "204", description = "已注销: the usage is off the register")
    public Uni<RestResponse<Void>> end(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch) {
        return usages.end(id, EntityVersion.ofIfMatch(ifMatch)).map(ended -> RestResponse.noContent());
    }

    private static void mustNotNameBoth(String interfaceCode, UUID dataItem) {
        if (interfaceCode != null && dataItem != null) {
            var detail = new Text("接口与数据项只能写明其一", "Name an interface or a data item, and not both");
            throw new Malformed("malformed-parameter", detail).withErrors(List.of(new FieldError("interface", detail)));
        }
    }

    private RestResponse<UsageView> answer(Usages.Registered registered) {
        var usage = registered.usage();
        return registered.isNew()
                ? links.created("usages/" + usage.id(), usage.entityVersion(), usage)
                : Links.versioned(usage.entityVersion(), usage);
    }
}
