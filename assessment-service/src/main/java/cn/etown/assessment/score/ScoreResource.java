package cn.etown.assessment.score;

import cn.etown.kit.caller.Roles;
import cn.etown.kit.idempotency.AnswersRepeats;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.Problem;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.Optional;
import java.util.UUID;

@Path("/scores")
@Tag(name = "scores", description = "评分: what units came to, with the evidence behind each point")
public class ScoreResource {

    static final String MONTH = "[12][0-9]{3}-(0[1-9]|1[0-2])";

    private final Scores scores;
    private final ScoreKeeping keeping;

    ScoreResource(Scores scores, ScoreKeeping keeping) {
        this.scores = scores;
        this.keeping = keeping;
    }

    @POST
    @AnswersRepeats
    @RolesAllowed(Roles.ASSESSOR)
    @Operation(
            operationId = "makeScore",
            summary = "Score a unit for a month",
            description =
                    "评分 (R11): reads the figures of monitoring and collection and scores them under the scheme in force on"
                            + " the month's last day (R12). A batch counts in the month in which its period ends. Scoring again makes the"
                            + " next edition (版次); all editions stay, and the newest says so. 422 where the month is not over; 503, and"
                            + " nothing is kept, where a neighbour does not answer or the figures are not settled. Role: assessor.")
    @Parameter(
            in = ParameterIn.HEADER,
            name = "Idempotency-Key",
            description = "幂等键: a repeat with the same key gets the first answer",
            schema = @Schema(implementation = String.class, maxLength = 100))
    @APIResponse(
            responseCode = "201",
            description = "已评分: the score",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ScoreView.class)))
    @APIResponse(
            responseCode = "404",
            description = "未找到: governance knows no such unit",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<ScoreView>> make(@NotNull @Valid MakeScoreRequest request) {
        return scores.prepare(request).chain(keeping::keep);
    }

    @GET
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "listScores",
            summary = "List scores in the order they were made",
            description =
                    "评分列表: all editions, the newest of each unit and month marked; people of a unit see their own. Roles:"
                            + " clerk, signer, operator, governor, assessor, auditor.")
    @APIResponse(responseCode = "200", description = "一页评分: one page")
    public Uni<Page<ScoreSummaryView>> list(
            @QueryParam("unit")
                    @Pattern(regexp = "[0-9A-Z]{18}")
                    @Parameter(description = "统一社会信用代码: only those of this unit", example = "91141029MA0DEM1AXT")
                    String unit,
            @QueryParam("month")
                    @Pattern(regexp = MONTH)
                    @Parameter(description = "月份: only those of this month", example = "2010-12")
                    String month,
            @Valid @BeanParam PageRequest page) {
        return scores.list(page, Optional.ofNullable(unit), Optional.ofNullable(month));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "readScore",
            summary = "Read a score",
            description =
                    "查看评分: rules, figures, points and links to what stands behind each; people of a unit see their own."
                            + " Roles: clerk, signer, operator, governor, assessor, auditor.")
    @APIResponse(
            responseCode = "200",
            description = "评分: the score",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ScoreView.class)))
    public Uni<ScoreView> read(@PathParam("id") @Parameter(description = "标识: the score's id") UUID id) {
        return scores.require(id);
    }
}
