package cn.etown.collection.rollup;

import cn.etown.collection.catalogue.Interfaces;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.http.Links;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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

@Path("/interfaces/{interface}/rollup-computations")
@Tag(name = "rollups", description = "汇总: measures by day and dimensions")
public class InterfaceRollupResource {

    private final RollupComputations computations;
    private final Links links;

    InterfaceRollupResource(RollupComputations computations, Links links) {
        this.computations = computations;
        this.links = links;
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "computeRollups",
            summary = "Have the rollups of an interface computed anew",
            description =
                    "重算接口汇总 (R3.3): as that of one batch, of all batches that were accepted by now, in the order in which they"
                            + " were opened. Where a computation of the interface waits already, that one is answered. Role: operator.")
    @APIResponse(
            responseCode = "202",
            description = "已受理: its address tells how far it is",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RollupComputationView.class)))
    public Uni<RestResponse<RollupComputationView>> ofInterface(
            @PathParam("interface")
                    @Size(max = 100)
                    @Pattern(regexp = Interfaces.CODE)
                    @Parameter(description = "数据接口编码", example = "sales-lines")
                    String interfaceCode) {
        return computations.requestOf(interfaceCode).map(asked -> asked.accepted(links));
    }
}
