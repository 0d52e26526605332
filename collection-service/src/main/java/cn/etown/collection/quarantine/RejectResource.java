package cn.etown.collection.quarantine;

import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.caller.Roles;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.UUID;

@Path("/batches/{id}/rejects")
@Tag(name = "quarantine", description = "隔离区: records that are not in the asset, and how to mend them")
public class RejectResource {

    private static final String CSV = "text/csv";

    private final Rejects rejects;
    private final Downloads downloads;
    private final Callers callers;

    RejectResource(Rejects rejects, Downloads downloads, Callers callers) {
        this.rejects = rejects;
        this.downloads = downloads;
        this.callers = callers;
    }

    @GET
    @Blocking
    @Produces(CSV)
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "readRejects",
            summary = "Read the quarantined records of a batch as a file to mend",
            description =
                    "不合格记录文件 (R3.2c): all records of the quarantine as CSV in the contract's columns, followed by part, line, rules,"
                            + " how to mend and, where a record cannot be told into columns, its text; UTF-8 with a byte order mark, so that"
                            + " Excel opens it. Mended, it can be sent as the part of a batch as it is: the columns beginning with # are"
                            + " passed over. Where the batch was accepted but for these records, that is a CORRECTION, and the column"
                            + " _operation says UPSERT, and nothing for a double, of which the source says itself what is right. A cell that a spreadsheet would take for a formula has an apostrophe before it. Audited and"
                            + " delivered as listQuarantine is. So many are read at once, and fewer of one unit (too-many-downloads). Roles: clerk, signer, operator, governor, assessor, auditor.")
    @APIResponse(
            responseCode = "200",
            description = "不合格记录: the file",
            content =
                    @Content(
                            mediaType = CSV,
                            schema = @Schema(type = SchemaType.STRING),
                            example = "单号,数量,#分片号,#行号,#规则,#如何改正,#how to mend,#原文\n536365,six,1,3,type,…,…,\n"))
    public RestResponse<StreamingOutput> read(
            @PathParam("id") @Parameter(description = "批次标识: the batch's id") UUID id,
            @Context RoutingContext request) {
        Caller caller = callers.current();
        downloads.begin(caller.unit().orElse(""), request);
        return RestResponse.ResponseBuilder.ok(rejects.file(id, caller))
                .header(HttpHeaders.CONTENT_TYPE, CSV + "; charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rejects-" + id + ".csv\"")
                .build();
    }
}
