package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.AnswerState;
import cn.etown.governance.history.TransitionView;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
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

import java.util.Optional;
import java.util.UUID;

@Path("/data-item-answers")
@Tag(name = "data-items", description = "数据项: what source systems hold that could be collected")
public class DataItemAnswerResource {

    private final DataItemAnswers answers;
    private final Links links;

    DataItemAnswerResource(DataItemAnswers answers, Links links) {
        this.answers = answers;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.CLERK, Roles.SIGNER})
    @Operation(
            operationId = "answerDataItems",
            summary = "Answer for data items that are missing",
            description =
                    "答复未接数据项 (R8.2): one answer for up to 200 items of the caller's own unit; takes the duty off the work"
                            + " list and changes no figure. WILL_CONNECT holds until its day; any other answer until the"
                            + " center decides, and then as long as it says. Roles: clerk, signer.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "已答复: the answer",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DataItemAnswerView.class)))
    public Uni<RestResponse<DataItemAnswerView>> answer(@NotNull @Valid AnswerDataItemsRequest request) {
        return answers.answer(request)
                .map(answer -> links.created("data-item-answers/" + answer.id(), answer.entityVersion(), answer));
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
            operationId = "listDataItemAnswers",
            summary = "List answers for data items",
            description =
                    "答复列表: in the order they were given; people of a unit see their own. Roles: operator, governor,"
                            + " assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页答复: one page")
    public Uni<Page<DataItemAnswerView>> list(
            @QueryParam("item") @Parameter(description = "数据项: only those about this item") UUID item,
            @QueryParam("unit")
                    @Pattern(regexp = "^[0-9A-Z]{18}$")
                    @Parameter(description = "所属单位: only those of this unit", example = "91141029MA0DEM1AXT")
                    String unit,
            @QueryParam("state") @Parameter(description = "状态: only those in this state") AnswerState state,
            @Valid @BeanParam PageRequest page) {
        return answers.list(page, Optional.ofNullable(unit), Optional.ofNullable(state), Optional.ofNullable(item));
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
            operationId = "readDataItemAnswer",
            summary = "Read an answer for data items",
            description =
                    "查看答复: with the ETag that a decision needs; people of a unit see their own. Roles: operator, governor, assessor, auditor, service,"
                            + " clerk, signer.")
    @APIResponse(responseCode = "200", description = "答复: the answer, with its ETag")
    public Uni<RestResponse<DataItemAnswerView>> read(
            @PathParam("id")
                    @Parameter(description = "标识: the answer's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id) {
        return answers.require(id).map(answer -> Links.versioned(answer.entityVersion(), answer));
    }

    @POST
    @Path("/{id}/transitions")
    @RolesAllowed(Roles.GOVERNOR)
    @Operation(
            operationId = "moveDataItemAnswer",
            summary = "Accept or refuse an answer for data items",
            description =
                    "审核答复 (R8.2): GIVEN → ACCEPTED until a day, or REFUSED, once, unless it is WILL_CONNECT. The items are"
                            + " missing either way; when the day is over or the answer is refused the unit owes another."
                            + " Role: governor, other than who answered.")
    @APIResponse(responseCode = "200", description = "已审核: the answer, with its new ETag")
    public Uni<RestResponse<DataItemAnswerView>> move(
            @PathParam("id")
                    @Parameter(description = "标识: the answer's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid MoveDataItemAnswerRequest request) {
        return answers.move(id, EntityVersion.ofIfMatch(ifMatch), request)
                .map(answer -> Links.versioned(answer.entityVersion(), answer));
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
            operationId = "readDataItemAnswerHistory",
            summary = "Read the history of an answer for data items",
            description = "答复审核历史: who decided, when and why, oldest first; never changed. Roles: operator, governor,"
                    + " assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页状态变更: one page")
    public Uni<Page<TransitionView>> history(
            @PathParam("id")
                    @Parameter(description = "标识: the answer's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @Valid @BeanParam PageRequest page) {
        return answers.history(page, id);
    }
}
