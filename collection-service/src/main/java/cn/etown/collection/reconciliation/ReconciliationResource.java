package cn.etown.collection.reconciliation;

import cn.etown.collection.catalogue.Interfaces;
import cn.etown.collection.quarantine.Downloads;
import cn.etown.collection.reconciliation.domain.DifferenceKind;
import cn.etown.evidence.content.ContentFormat;
import cn.etown.evidence.record.RecordSetDigest;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.http.CarriesContent;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.io.InputStream;
import java.time.Duration;
import java.util.UUID;

@Path("/reconciliations")
@Tag(name = "reconciliations", description = "对账: what the center holds, against what sources state")
public class ReconciliationResource {

    private static final String ID = "对账结果标识: the reconciliation's id";
    private static final Duration LOOK_UP = Duration.ofSeconds(30);

    private final Reconciliations reconciliations;
    private final Naming naming;
    private final DifferenceFile file;
    private final Downloads downloads;
    private final Callers callers;

    ReconciliationResource(
            Reconciliations reconciliations, Naming naming, DifferenceFile file, Downloads downloads, Callers callers) {
        this.reconciliations = reconciliations;
        this.naming = naming;
        this.file = file;
        this.downloads = downloads;
        this.callers = callers;
    }

    @GET
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "listReconciliations",
            summary = "List what came out when periods were reconciled",
            description =
                    "对账结果列表 (R4.3b): in the order in which they were asked for; a result is never changed, and the newest of a period says"
                            + " so. A due batch that is missing has one (MISSING), and so has a batch of which no statement speaks"
                            + " (UNSTATED). People of a unit see their own. Roles: clerk, signer, operator, governor, assessor, auditor.")
    @APIResponse(responseCode = "200", description = "一页对账结果: one page")
    public Uni<Page<ReconciliationView>> list(
            @QueryParam("interface")
                    @Size(max = 100)
                    @Pattern(regexp = Interfaces.CODE)
                    @Parameter(description = "数据接口编码: only those of this interface", example = "sales-lines")
                    String interfaceCode,
            @QueryParam("unit")
                    @Pattern(regexp = "[0-9A-Z]{18}")
                    @Parameter(description = "单位代码: only those of this unit", example = "91141029MA0DEM1AXT")
                    String unit,
            @QueryParam("state") @Parameter(description = "状态: only those in this state") ReconciliationState state,
            @QueryParam("newest") @Parameter(description = "最新: only the newest of each period, or only others")
                    Boolean newest,
            @Valid @BeanParam PageRequest page) {
        return reconciliations.list(page, unit, interfaceCode, state, newest);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "readReconciliation",
            summary = "Read what came out when a period was reconciled",
            description =
                    "查看对账结果 (R4.3b): counts and totals of both sides, as of a place in the ledger, and how many records differ. Roles: clerk,"
                            + " signer, operator, governor, assessor, auditor.")
    @APIResponse(responseCode = "200", description = "对账结果: the reconciliation")
    public Uni<ReconciliationView> read(@PathParam("id") @Parameter(description = ID) UUID id) {
        return reconciliations.require(id);
    }

    @GET
    @Path("/{id}/wanted-buckets")
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR, Roles.AUDITOR})
    @Operation(
            operationId = "listWantedBuckets",
            summary = "List the buckets whose records are to be named",
            description =
                    "待报的桶 (R4.3b): those that differ and whose records the source did not name yet; the tool takes a page as it is"
                            + " (statement-records --request). Roles: clerk, signer, operator, governor, auditor.")
    @APIResponse(responseCode = "200", description = "一页待报的桶: one page")
    public Uni<Page<WantedBucketView>> wanted(
            @PathParam("id") @Parameter(description = ID) UUID id, @Valid @BeanParam PageRequest page) {
        return reconciliations.wanted(id, page);
    }

    @PUT
    @Blocking
    @CarriesContent
    @Path("/{id}/buckets/{bucket}")
    @Consumes(ContentFormat.JSON_LINES)
    @RolesAllowed({Roles.CLERK, Roles.SIGNER})
    @Operation(
            operationId = "nameRecords",
            summary = "Name the records of a bucket",
            description =
                    "报送桶的记录摘要 (R4.3b): a line for each record, with its digest and business key, as the tool writes them. They must be those"
                            + " that the statement's digests are of (bucket-differs). The same again changes nothing. When all that were"
                            + " asked for are there, the differences are named. Roles: clerk, signer.")
    @RequestBody(
            required = true,
            description = "记录: each with its digest, in the order of the digests",
            content =
                    @Content(
                            mediaType = ContentFormat.JSON_LINES,
                            schema = @Schema(type = SchemaType.STRING),
                            example =
                                    "{\"digest\":\"sha-256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\",\"key\":[\"536365\"]}\n"))
    @APIResponse(responseCode = "204", description = "已接收: the records are named")
    public void name(
            @PathParam("id") @Parameter(description = ID) UUID id,
            @PathParam("bucket")
                    @Min(0)
                    @Max(RecordSetDigest.BUCKETS - 1)
                    @Parameter(description = "桶号: 0 to 255", example = "17")
                    int bucket,
            InputStream content) {
        naming.take(id, bucket, content, callers.current());
    }

    @GET
    @Path("/{id}/differences")
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "listDifferences",
            summary = "List the records that differ",
            description =
                    "差异列表 (R4.3b): by kind SHORT 短少, EXCESS 多出, ALTERED 被改, DUPLICATED 重复, with the business key, the digests of"
                            + " both sides and where the center has the record. Of very many the first 100,000 are kept, unless set otherwise; all are"
                            + " counted. Roles: clerk, signer, operator, governor, assessor, auditor.")
    @APIResponse(responseCode = "200", description = "一页差异: one page")
    public Uni<Page<DifferenceView>> differences(
            @PathParam("id") @Parameter(description = ID) UUID id,
            @QueryParam("kind") @Parameter(description = "类型: only this kind") DifferenceKind kind,
            @Valid @BeanParam PageRequest page) {
        return reconciliations.differences(id, page, kind);
    }

    @GET
    @Blocking
    @Path("/{id}/differences/file")
    @Produces(ContentFormat.CSV)
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "readDifferenceFile",
            summary = "Read the records that differ as a file",
            description =
                    "差异文件 (R4.3b): as CSV in UTF-8 with a byte order mark, so that Excel opens it; a cell that a spreadsheet would take for a"
                            + " formula has an apostrophe before it. So many are read at once, and fewer of one unit (too-many-downloads)."
                            + " Roles: clerk, signer, operator, governor, assessor, auditor.")
    @APIResponse(
            responseCode = "200",
            description = "差异: the file",
            content =
                    @Content(
                            mediaType = ContentFormat.CSV,
                            schema = @Schema(type = SchemaType.STRING),
                            example =
                                    "序号,类型,业务主键,来源的记录摘要,中心的记录摘要,批次,分片号,行号,在隔离区\n1,SHORT,536365 / 85123A,sha-256:…,,,,,\n"))
    public RestResponse<StreamingOutput> file(
            @PathParam("id") @Parameter(description = ID) UUID id,
            @QueryParam("kind") @Parameter(description = "类型: only this kind") DifferenceKind kind,
            @Context RoutingContext request) {
        Caller caller = callers.current();
        reconciliations.require(id, caller).await().atMost(LOOK_UP);
        downloads.begin(caller.unit().orElse(""), request);
        return RestResponse.ResponseBuilder.ok(file.of(id, kind))
                .header(HttpHeaders.CONTENT_TYPE, ContentFormat.CSV + "; charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"differences-" + id + ".csv\"")
                .build();
    }
}
