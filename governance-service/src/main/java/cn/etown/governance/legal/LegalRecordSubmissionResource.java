package cn.etown.governance.legal;

import cn.etown.governance.interfaces.InterfaceResource;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.http.Links;
import cn.etown.kit.idempotency.Idempotent;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
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

@Path("/interfaces/{code}/legal-records")
@Tag(name = "legal", description = "法律依据与风险: why an interface may be collected, at what risk, who answers for it")
public class LegalRecordSubmissionResource {

    private final LegalRecords records;
    private final Links links;

    LegalRecordSubmissionResource(LegalRecords records, Links links) {
        this.records = records;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR})
    @Operation(
            operationId = "submitLegalRecord",
            summary = "Submit the legal basis and risks of an interface",
            description =
                    "提交法律依据与风险 (R5.3): on what grounds the data are collected, which personal data are among them, what"
                            + " may go wrong and what is done against it. It waits for review; a correction is another record, and names the returned one that it mends. Roles: clerk"
                            + " and signer of the interface's unit, operator.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "待审查: the record, SUBMITTED",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LegalRecordView.class)))
    public Uni<RestResponse<LegalRecordView>> submit(
            @PathParam("code")
                    @Pattern(regexp = InterfaceResource.CODE)
                    @Parameter(description = "接口编码: the interface's code", example = "online-retail")
                    String code,
            @NotNull @Valid SubmitLegalRecordRequest request) {
        return records.submit(code, request)
                .map(made -> links.created("legal-records/" + made.id(), made.entityVersion(), made));
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
            operationId = "listLegalRecords",
            summary = "List the legal records of an interface",
            description =
                    "法律依据与风险记录列表: oldest first; people of a unit see their own. Roles: operator, governor, assessor,"
                            + " auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页记录: one page")
    public Uni<Page<LegalRecordView>> list(
            @PathParam("code")
                    @Pattern(regexp = InterfaceResource.CODE)
                    @Parameter(description = "接口编码: the interface's code", example = "online-retail")
                    String code,
            @Valid @BeanParam PageRequest page) {
        return records.list(page, code);
    }
}
