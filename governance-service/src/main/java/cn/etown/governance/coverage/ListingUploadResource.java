package cn.etown.governance.coverage;

import cn.etown.kit.caller.Roles;
import cn.etown.kit.http.Links;
import cn.etown.kit.idempotency.Idempotent;
import cn.etown.kit.time.PlausibleDay;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.time.LocalDate;
import java.util.UUID;

@Path("/source-systems/{id}/schema-listings")
@Tag(name = "schema-listings", description = "数据项清单: what source systems say they hold")
public class ListingUploadResource {

    private static final String EXAMPLE = """
            table,field,title,type
            orders,order_no,订单号,varchar(32)
            orders,amount,金额,"numeric(12,2)"
            """;

    static final String JSON_EXAMPLE = """
            {"items": [{"table": "orders", "field": "amount", "title": "金额", "type": "numeric(12,2)"}]}""";

    private final SchemaListings listings;
    private final Links links;

    ListingUploadResource(SchemaListings listings, Links links) {
        this.listings = listings;
        this.links = links;
    }

    @POST
    @Idempotent
    @Consumes({ListingFormat.CSV_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.CLERK, Roles.SIGNER})
    @Operation(
            operationId = "uploadSchemaListing",
            summary = "Upload the newest listing of what a source system holds",
            description =
                    "上传数据项清单 (R4.3a): the tables and fields of the source's own catalogue, or of its documents, in"
                            + " UTF-8, at"
                            + " most 1 MiB and 20,000 items; as CSV with a heading (table, field, and title and type"
                            + " where"
                            + " wanted) or JSON. What was not known before comes into the register in scope and"
                            + " MISSING; what the"
                            + " listing leaves out is marked GONE_FROM_LISTING and goes on counting until a governor"
                            + " decides."
                            + " What was out of scope and is named again comes back as MISSING; titles and types are taken"
                            + " over. The listing is kept as it is; a newer one is a new one, and one taken before the newest"
                            + " is refused. Roles: clerk, signer, of the"
                            + " system's"
                            + " unit.")
    @Parameter(ref = "IdempotencyKey")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = ListingFormat.CSV_TYPE,
                        schema = @Schema(type = SchemaType.STRING, description = "清单: CSV with a heading"),
                        example = EXAMPLE),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema =
                                @Schema(
                                        type = SchemaType.OBJECT,
                                        description = "清单: items with table, field, title, type"),
                        example = JSON_EXAMPLE)
            })
    @APIResponse(
            responseCode = "201",
            description = "已登记: the listing, and how it differs from what was known",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SchemaListingView.class)))
    public Uni<RestResponse<SchemaListingView>> upload(
            @PathParam("id")
                    @Parameter(
                            description = "标识: the source system's id",
                            example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @NotNull @QueryParam("kind") @Parameter(description = "清单依据: what it was taken from", required = true)
                    ListingKind kind,
            @NotBlank
                    @Size(max = 500)
                    @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
                    @QueryParam("takenFrom")
                    @Parameter(
                            description = "取得方式: where and how it was taken, such as the query on the catalogue or the"
                                    + " document's name",
                            required = true,
                            example = "information_schema.columns of shop_orders")
                    String takenFrom,
            @NotNull
                    @PlausibleDay
                    @QueryParam("takenOn")
                    @Parameter(
                            description = "取得日期: the day it was taken, not in the future",
                            required = true,
                            example = "2026-03-02")
                    LocalDate takenOn,
            @NotNull SentListing listing) {
        return listings.upload(id, new ListingOrigin(kind, takenFrom, takenOn), listing)
                .map(taken -> links.created("schema-listings/" + taken.id(), taken.entityVersion(), taken));
    }
}
