package cn.etown.collection.part;

import cn.etown.evidence.content.ContentFormat;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.http.CarriesContent;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.io.InputStream;
import java.util.UUID;

@Path("/batches/{id}/parts")
@Tag(name = "parts", description = "分片: the content of a batch, in numbered pieces")
public class PartResource {

    private final Parts parts;
    private final Callers callers;

    PartResource(Parts parts, Callers callers) {
        this.parts = parts;
        this.callers = callers;
    }

    @PUT
    @Path("/{number}")
    @Blocking
    @CarriesContent
    @Consumes({ContentFormat.CSV, ContentFormat.JSON_LINES, ContentFormat.JSON, ContentFormat.XLSX})
    @RolesAllowed({Roles.CLERK, Roles.SIGNER})
    @Operation(
            operationId = "sendPart",
            summary = "Send a part of a batch",
            description =
                    "发送分片 (R4.3b): a document complete in itself; it may come in any order, at once with others, and"
                            + " again. CSV with a heading, in UTF-8 unless the Content-Type says charset=GB18030; NDJSON or a JSON array of"
                            + " objects, by heading or name of each field; XLSX of at most 64 MiB, of which the first sheet is read, without"
                            + " formulas, macros and external links; compressed with gzip or zstd or not, which"
                            + " Content-Encoding says. A part is known by its decoded bytes: the same"
                            + " number with other content is refused, compressed anew it is the same part. What makes the batch larger than the"
                            + " center allows, 20 GiB unless set otherwise (batch-too-large), or more than the unit may send today (too-much-today)"
                            + " is refused, and so is what decodes to far more than was sent (expands-too-far). Roles: clerk, signer.")
    @RequestBody(
            required = true,
            description = "内容: the heading names every field of the contract once, in any order",
            content = {
                @Content(mediaType = ContentFormat.CSV, example = "单号,商品,数量,单价\n536365,85123A,6,2.55\n"),
                @Content(
                        mediaType = ContentFormat.JSON_LINES,
                        example = "{\"单号\":\"536365\",\"商品\":\"85123A\",\"数量\":6,\"单价\":2.55}\n"),
                @Content(
                        mediaType = ContentFormat.JSON,
                        example = "[{\"order\":\"536365\",\"product\":\"85123A\",\"quantity\":6,\"price\":2.55}]"),
                @Content(mediaType = ContentFormat.XLSX)
            })
    @APIResponse(
            responseCode = "200",
            description = "已接收: the part; the same answer each time it is sent",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = PartView.class)))
    public PartView send(
            @PathParam("id") @Parameter(description = "批次标识: the batch's id") UUID id,
            @PathParam("number")
                    @Min(1)
                    @Max(10_000)
                    @Parameter(description = "分片号: from 1, without gap when the batch is sealed", example = "1")
                    int number,
            @HeaderParam("Content-Digest")
                    @Parameter(
                            description = "内容摘要: RFC 9530, of the bytes as sent",
                            required = true,
                            example = "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:")
                    String contentDigest,
            @Valid @BeanParam ContentHeaders headers,
            InputStream content) {
        ContentDigest.require(contentDigest);
        SentAs sent = headers.sentAs(contentDigest);
        return parts.take(id, number, sent, content, callers.current());
    }

    @GET
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "listParts",
            summary = "List the parts of a batch",
            description = "分片列表: by number. Roles: clerk, signer, operator, governor, assessor, auditor.")
    @APIResponse(responseCode = "200", description = "一页分片: one page")
    public Uni<Page<PartView>> list(
            @PathParam("id") @Parameter(description = "批次标识: the batch's id") UUID id,
            @Valid @BeanParam PageRequest page) {
        return parts.list(id, page);
    }
}
