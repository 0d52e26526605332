package cn.etown.governance.papers;

import cn.etown.governance.history.TransitionView;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.http.Links;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.time.PlausibleDay;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

@Path("/system-papers")
@Tag(name = "papers", description = "源系统文档: planning specifications, asset lists and scenarios of source systems")
public class SystemPaperResource {

    private final SystemPapers papers;

    SystemPaperResource(SystemPapers papers) {
        this.papers = papers;
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
            operationId = "listPapers",
            summary = "List the papers of source systems",
            description = "源系统文档列表: in the order they were filed; people of a unit see their own. Roles: operator,"
                    + " governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页文档: one page")
    public Uni<Page<SystemPaperView>> list(
            @QueryParam("sourceSystem") @Parameter(description = "源系统: only those of this source system")
                    UUID sourceSystem,
            @QueryParam("unit")
                    @Pattern(regexp = "^[0-9A-Z]{18}$")
                    @Parameter(description = "单位: only of this unit", example = "91141029MA0DEM1AXT")
                    String unit,
            @Valid @BeanParam PageRequest page) {
        return papers.list(page, Optional.ofNullable(unit), Optional.ofNullable(sourceSystem));
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
            operationId = "readPaper",
            summary = "Read a paper of a source system",
            description =
                    "查看源系统文档: people of a unit see their own. Roles: operator, governor, assessor, auditor, service,"
                            + " clerk, signer.")
    @APIResponse(responseCode = "200", description = "文档: the paper, with the ETag that a decision needs")
    public Uni<RestResponse<SystemPaperView>> read(
            @PathParam("id")
                    @Parameter(description = "标识: the paper's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id) {
        return papers.require(id).map(found -> Links.versioned(found.entityVersion(), found));
    }

    @POST
    @Path("/{id}/transitions")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "movePaper",
            summary = "Accept or refuse a paper",
            description =
                    "审核源系统文档 (R8.5): FILED → ACCEPTED or REFUSED; ACCEPTED → REFUSED where it turns out to be wrong. A paper"
                            + " counts until it is refused. Role: operator.")
    @APIResponse(responseCode = "200", description = "已审核: the paper, with its new ETag")
    public Uni<RestResponse<SystemPaperView>> move(
            @PathParam("id")
                    @Parameter(description = "标识: the paper's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid MovePaperRequest request) {
        return papers.move(id, EntityVersion.ofIfMatch(ifMatch), request)
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
            operationId = "readPaperHistory",
            summary = "Read the history of a paper",
            description =
                    "文档审核历史: who accepted or refused it and why, oldest first; never changed; people of a unit see their own."
                            + " Roles: operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页状态变更: one page")
    public Uni<Page<TransitionView>> history(
            @PathParam("id")
                    @Parameter(description = "标识: the paper's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @Valid @BeanParam PageRequest page) {
        return papers.history(page, id);
    }

    @GET
    @Path("/required")
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
            operationId = "listRequiredPapers",
            summary = "List which papers each phase needs",
            description = "应备文档 (R8.5): the papers that a source system needs in each phase; all on one page. Roles:"
                    + " operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "应备文档: the kinds by phase")
    public Uni<Page<RequiredPaperView>> required() {
        return papers.required();
    }

    @GET
    @Path("/missing")
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
            operationId = "listMissingPapers",
            summary = "List the source systems that lack papers",
            description =
                    "缺失文档 (R8.5): source systems that lack a paper their present phase needs, filed, valid and not refused on a"
                            + " day, each with the reason; by id; people of a unit see their own. Roles: operator, governor, assessor, auditor, service, clerk,"
                            + " signer.")
    @APIResponse(responseCode = "200", description = "一页源系统: one page")
    public Uni<Page<MissingPapersView>> missing(
            @QueryParam("unit")
                    @Pattern(regexp = "^[0-9A-Z]{18}$")
                    @Parameter(description = "单位: only of this unit", example = "91141029MA0DEM1AXT")
                    String unit,
            @PlausibleDay
                    @QueryParam("asOf")
                    @Parameter(description = "截至日期: the day; today where it is left out", example = "2026-11-24")
                    LocalDate asOf,
            @Valid @BeanParam PageRequest page) {
        return papers.missing(page, Optional.ofNullable(unit), Optional.ofNullable(asOf));
    }

    @GET
    @Path("/completeness")
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
            operationId = "readPaperCompleteness",
            summary = "Read how complete the papers of each unit are",
            description =
                    "文档完整度 (R8.5): papers filed, valid and not refused on a day ÷ papers that the phases of the unit's source"
                            + " systems need; by"
                            + " unit; people of a unit see their own. Roles: operator, governor, assessor, auditor,"
                            + " service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页单位: one page")
    public Uni<Page<CompletenessView>> completeness(
            @QueryParam("unit")
                    @Pattern(regexp = "^[0-9A-Z]{18}$")
                    @Parameter(description = "单位: only of this unit", example = "91141029MA0DEM1AXT")
                    String unit,
            @PlausibleDay
                    @QueryParam("asOf")
                    @Parameter(description = "截至日期: the day; today where it is left out", example = "2026-11-24")
                    LocalDate asOf,
            @Valid @BeanParam PageRequest page) {
        return papers.completeness(page, Optional.ofNullable(unit), Optional.ofNullable(asOf));
    }
}
