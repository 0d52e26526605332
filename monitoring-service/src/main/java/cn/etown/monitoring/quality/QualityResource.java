package cn.etown.monitoring.quality;

import cn.etown.kit.caller.Roles;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.monitoring.query.AskedDays;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/quality")
@Tag(name = "quality", description = "质量: how good what a unit sends is")
public class QualityResource {

    private final QualityFigures figures;

    QualityResource(QualityFigures figures) {
        this.figures = figures;
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
            operationId = "listBatchQuality",
            summary = "List the quality of a unit's batches",
            description =
                    "批次质量 (R8.3, R4.3b): every judged batch whose data period ends on one of the days, the refused ones too,"
                            + " in the order of their opening. 准确性 accuracy = 100 × (1 − quarantined ÷ received), after"
                            + " GB/T 36344-2018 准确性 X = A/B; NOT_ASSESSABLE where nothing was received. People of a unit"
                            + " see their own. Roles: operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "批次质量: one page")
    public Uni<Page<BatchQualityView>> list(@Valid @BeanParam AskedDays asked, @Valid @BeanParam PageRequest page) {
        return figures.byBatch(asked.unit(), asked.days(), page);
    }

    @GET
    @Path("/summary")
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
            operationId = "readQualitySummary",
            summary = "Read the quality of all that a unit sent for a period",
            description =
                    "质量汇总 (R8.3, R4.3b, R8.2): over all batches that the list shows. 准确性 accuracy = 100 × (1 − quarantined ÷"
                            + " received), after GB/T 36344-2018 准确性. 声明与清点一致 declaredAgainstCounted = 100 × batches"
                            + " whose counts, totals and digest are as declared ÷ batches, after 一致性 of the same. Both to"
                            + " four decimals, rounded down: 100 means not one fault. People of a unit see their own."
                            + " Roles: operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(
            responseCode = "200",
            description = "质量汇总: the totals and figures",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = QualitySummaryView.class)))
    public Uni<QualitySummaryView> summary(@Valid @BeanParam AskedDays asked) {
        return figures.summary(asked.unit(), asked.days());
    }
}
