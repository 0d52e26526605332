package cn.etown.governance.papers;

import cn.etown.governance.history.TransitionView;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.http.Links;
import cn.etown.kit.idempotency.Idempotent;
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
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

@Path("/training-sessions")
@Tag(name = "training", description = "培训: sessions, invitations and attendance")
public class TrainingResource {

    private final Trainings trainings;
    private final Links links;

    TrainingResource(Trainings trainings, Links links) {
        this.trainings = trainings;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "holdTraining",
            summary = "Announce a training session",
            description =
                    "安排培训 (R8.5): topic, clause, day, material and the units invited: at most 1,000 by their codes, or all. Role:"
                            + " operator.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "已安排: the session",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TrainingSessionView.class)))
    public Uni<RestResponse<TrainingSessionView>> hold(@NotNull @Valid HoldTrainingRequest request) {
        return trainings
                .hold(request)
                .map(held -> links.created("training-sessions/" + held.id(), held.entityVersion(), held));
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
            operationId = "listTrainings",
            summary = "List training sessions",
            description = "培训列表: in the order they were announced; people of a unit see those to which it is invited."
                    + " Roles: operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页培训: one page")
    public Uni<Page<TrainingSessionView>> list(
            @QueryParam("unit")
                    @Pattern(regexp = "^[0-9A-Z]{18}$")
                    @Parameter(description = "单位: only of this unit", example = "91141029MA0DEM1AXT")
                    String unit,
            @Valid @BeanParam PageRequest page) {
        return trainings.list(page, Optional.ofNullable(unit));
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
            operationId = "readTraining",
            summary = "Read a training session",
            description = "查看培训: with the ETag that recording attendance needs. Roles: operator, governor, assessor,"
                    + " auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "培训: the session, with its ETag")
    public Uni<RestResponse<TrainingSessionView>> read(
            @PathParam("id")
                    @Parameter(description = "标识: the session's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id) {
        return trainings.require(id).map(found -> Links.versioned(found.entityVersion(), found));
    }

    @POST
    @Path("/{id}/invitations")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "inviteToTraining",
            summary = "Invite more units to a session",
            description =
                    "增加受邀单位 (R8.5): at most 1,000 by their codes, or all; who is invited already stays invited; until"
                            + " the day of the session is over. Role: operator.")
    @APIResponse(responseCode = "200", description = "已邀请: the session, with its new ETag")
    public Uni<RestResponse<TrainingSessionView>> invite(
            @PathParam("id")
                    @Parameter(description = "标识: the session's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid InviteUnitsRequest request) {
        return trainings
                .invite(id, EntityVersion.ofIfMatch(ifMatch), request)
                .map(found -> Links.versioned(found.entityVersion(), found));
    }

    @POST
    @Path("/{id}/transitions")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "moveTraining",
            summary = "Move a session to another day, or cancel it",
            description =
                    "培训改期或取消 (R8.5): ANNOUNCED → ANNOUNCED on another day, or CANCELLED; with a reason, and not once it"
                            + " is recorded who came. A cancelled session counts for nobody. Role: operator.")
    @APIResponse(responseCode = "200", description = "已变更: the session, with its new ETag")
    public Uni<RestResponse<TrainingSessionView>> move(
            @PathParam("id")
                    @Parameter(description = "标识: the session's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid MoveTrainingRequest request) {
        return trainings
                .move(id, EntityVersion.ofIfMatch(ifMatch), request)
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
            operationId = "readTrainingHistory",
            summary = "Read the history of a training session",
            description =
                    "培训变更历史: who moved or cancelled it and why, oldest first; never changed. Roles: operator, governor,"
                            + " assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页状态变更: one page")
    public Uni<Page<TransitionView>> history(
            @PathParam("id")
                    @Parameter(description = "标识: the session's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @Valid @BeanParam PageRequest page) {
        return trainings.history(page, id);
    }

    @POST
    @Path("/{id}/attendances")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "recordAttendance",
            summary = "Record how many people of each unit came",
            description =
                    "登记到训 (R8.5): once the session was held, for invited units; a later record mends an earlier one."
                            + " othersAbsent closes the record: nobody came from the units that are left. No person is"
                            + " named. Role: operator.")
    @APIResponse(responseCode = "200", description = "已登记: the session, with its new ETag")
    public Uni<RestResponse<TrainingSessionView>> record(
            @PathParam("id")
                    @Parameter(description = "标识: the session's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid RecordAttendanceRequest request) {
        return trainings
                .record(id, EntityVersion.ofIfMatch(ifMatch), request)
                .map(found -> Links.versioned(found.entityVersion(), found));
    }

    @GET
    @Path("/{id}/attendances")
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
            operationId = "listAttendances",
            summary = "List the invited units and how many came",
            description = "到训情况: by unit; people of a unit see their own. Roles: operator, governor, assessor, auditor,"
                    + " service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页单位: one page")
    public Uni<Page<AttendanceView>> attendances(
            @PathParam("id")
                    @Parameter(description = "标识: the session's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @Valid @BeanParam PageRequest page) {
        return trainings.attendances(page, id);
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
            operationId = "readTrainingCompleteness",
            summary = "Read how many of its sessions each unit attended",
            description =
                    "培训完整度 (R8.5): sessions attended ÷ sessions held in a term to which the unit was invited and of"
                            + " which it is recorded whether it came; the others are told apart as unknown; by unit; people of a unit see their own. Roles:"
                            + " operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页单位: one page")
    public Uni<Page<CompletenessView>> completeness(
            @NotNull
                    @PlausibleDay
                    @QueryParam("from")
                    @Parameter(description = "开始日期: the first day", required = true, example = "2026-01-01")
                    LocalDate from,
            @NotNull
                    @PlausibleDay
                    @QueryParam("to")
                    @Parameter(description = "结束日期: the last day", required = true, example = "2026-12-31")
                    LocalDate to,
            @QueryParam("unit")
                    @Pattern(regexp = "^[0-9A-Z]{18}$")
                    @Parameter(description = "单位: only of this unit", example = "91141029MA0DEM1AXT")
                    String unit,
            @Valid @BeanParam PageRequest page) {
        return trainings.completeness(page, Optional.ofNullable(unit), from, to);
    }
}
