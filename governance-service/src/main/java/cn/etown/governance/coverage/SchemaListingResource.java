package cn.etown.governance.coverage;

import cn.etown.kit.caller.Roles;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.Optional;
import java.util.UUID;

@Path("/schema-listings")
@Tag(name = "schema-listings", description = "数据项清单: what source systems say they hold")
public class SchemaListingResource {

    private final SchemaListings listings;

    SchemaListingResource(SchemaListings listings) {
        this.listings = listings;
    }

    @GET
    @RolesAllowed({
        Roles.OPERATOR,
        Roles.GOVERNOR,
        Roles.ASSESSOR,
        Roles.AUDITOR,
        Roles.SERVICE,
        Roles.CLERK,
        Roles.SIGNER
    })
    @Operation(
            operationId = "listSchemaListings",
            summary = "List the listings of source systems",
            description = "数据项清单列表: in the order of their upload; people of a unit see their own. Roles: operator,"
                    + " governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页清单: one page")
    public Uni<Page<SchemaListingView>> list(
            @QueryParam("sourceSystem") @Parameter(description = "源系统: only those of this source system")
                    UUID sourceSystem,
            @QueryParam("unit")
                    @Pattern(regexp = "^[0-9A-Z]{18}$")
                    @Parameter(description = "所属单位: only those of this unit", example = "91141029MA0DEM1AXT")
                    String unit,
            @Valid @BeanParam PageRequest page) {
        return listings.list(page, Optional.ofNullable(unit), Optional.ofNullable(sourceSystem));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({
        Roles.OPERATOR,
        Roles.GOVERNOR,
        Roles.ASSESSOR,
        Roles.AUDITOR,
        Roles.SERVICE,
        Roles.CLERK,
        Roles.SIGNER
    })
    @Operation(
            operationId = "readSchemaListing",
            summary = "Read a listing",
            description = "查看数据项清单: where it was taken from, by whom, and how it differed. Roles: operator, governor,"
                    + " assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "清单: the listing, without its content")
    public Uni<SchemaListingView> read(
            @PathParam("id")
                    @Parameter(description = "标识: the listing's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id) {
        return listings.require(id);
    }

    @GET
    @Path("/{id}/content")
    @Produces({ListingFormat.CSV_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed({
        Roles.OPERATOR,
        Roles.GOVERNOR,
        Roles.ASSESSOR,
        Roles.AUDITOR,
        Roles.SERVICE,
        Roles.CLERK,
        Roles.SIGNER
    })
    @Operation(
            operationId = "readSchemaListingContent",
            summary = "Read the content of a listing",
            description =
                    "清单内容: as it was sent, but for a byte order mark. Roles: operator, governor, assessor, auditor,"
                            + " service, clerk, signer.")
    @APIResponse(
            responseCode = "200",
            description = "内容: the listing's text, CSV or JSON",
            content = {
                @Content(mediaType = ListingFormat.CSV_TYPE, schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.OBJECT),
                        example = ListingUploadResource.JSON_EXAMPLE)
            })
    public Uni<RestResponse<String>> content(
            @PathParam("id")
                    @Parameter(description = "标识: the listing's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id) {
        return listings.content(id)
                .map(content -> RestResponse.ResponseBuilder.ok(content.text())
                        .header(HttpHeaders.CONTENT_TYPE, content.format().mediaType())
                        .build());
    }
}
