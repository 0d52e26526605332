package cn.etown.governance.legal;

import cn.etown.governance.history.TransitionView;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.http.Links;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.UUID;

@Path("/legal-records")
@Tag(name = "legal", description = "法律依据与风险: why an interface may be collected, at what risk, who answers for it")
public class LegalRecordResource {

    private final LegalRecords records;

    LegalRecordResource(LegalRecords records) {
        this.records = records;
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
            operationId = "readLegalRecord",
            summary = "Read a legal record",
            description =
                    "查看法律依据与风险记录: with the ETag that a review needs; people of a unit see their own. Roles: operator,"
                            + " governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "记录: the record, with its ETag")
    public Uni<RestResponse<LegalRecordView>> read(
            @PathParam("id")
                    @Parameter(description = "标识: the record's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id) {
        return records.require(id).map(found -> Links.versioned(found.entityVersion(), found));
    }

    @POST
    @Path("/{id}/transitions")
    @RolesAllowed(Roles.GOVERNOR)
    @Operation(
            operationId = "reviewLegalRecord",
            summary = "Review a legal record",
            description =
                    "审查法律依据与风险 (R5.3): SUBMITTED → REVIEWED until a day within a year, or RETURNED; REVIEWED → REVIEWED"
                            + " anew before that day. A reviewed record takes the place of the one before. Role: governor, other than the"
                            + " author.")
    @APIResponse(responseCode = "200", description = "已审查: the record, with its new ETag")
    public Uni<RestResponse<LegalRecordView>> review(
            @PathParam("id")
                    @Parameter(description = "标识: the record's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid ReviewLegalRecordRequest request) {
        return records.review(id, EntityVersion.ofIfMatch(ifMatch), request)
                .map(found -> Links.versioned(found.entityVersion(), found));
    }

    @GET
    @Path("/{id}/transitions")
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
            operationId = "readLegalRecordHistory",
            summary = "Read the history of a legal record",
            description =
                    "审查历史: who reviewed it, when and why, oldest first; never changed. Roles: operator, governor, assessor,"
                            + " auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页状态变更: one page")
    public Uni<Page<TransitionView>> history(
            @PathParam("id")
                    @Parameter(description = "标识: the record's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @Valid @BeanParam PageRequest page) {
        return records.history(page, id);
    }
}
