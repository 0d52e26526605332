package cn.etown.collection.delivery;

import cn.etown.collection.catalogue.Interfaces;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.Optional;

@Path("/assets/{interface}/records")
@Tag(name = "assets", description = "数据资产: what was collected")
public class AssetResource {

    private final Delivery delivery;

    AssetResource(Delivery delivery) {
        this.delivery = delivery;
    }

    @GET
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.AUDITOR})
    @Operation(
            operationId = "listAssetRecords",
            summary = "List the records of an interface as of a position of the ledger",
            description =
                    "数据资产记录 (R3.2g): what was visible at that position, which never changes; people of a unit see their own"
                            + " while the interface is ONLINE or DEPRECATED and the unit holds agreement and accepted security evidence"
                            + " (R4.1, unit-not-in-standing). A record has the fields of its batch's contract. Every"
                            + " reading is audited; none is answered on an old view of governance (R3.2d). Roles: clerk, signer, operator, auditor.")
    @APIResponse(responseCode = "200", description = "一页记录: one page")
    public Uni<AssetPage> list(
            @PathParam("interface")
                    @Size(max = 100)
                    @Pattern(regexp = Interfaces.CODE)
                    @Parameter(description = "数据接口编码", example = "sales-lines")
                    String interfaceCode,
            @QueryParam("asOf") @Min(0) @Parameter(description = "截至的存证位置: the newest where it is not given") Long asOf,
            @Valid @BeanParam PageRequest page) {
        return delivery.list(interfaceCode, Optional.ofNullable(asOf), page);
    }
}
