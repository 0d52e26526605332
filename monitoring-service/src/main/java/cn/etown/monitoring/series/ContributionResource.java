package cn.etown.monitoring.series;

import cn.etown.kit.caller.Roles;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.monitoring.query.AskedDay;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/contributions")
@Tag(name = "series")
public class ContributionResource {

    private final Series series;

    ContributionResource(Series series) {
        this.series = series;
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
            operationId = "listContributions",
            summary = "List what is behind one day of a series",
            description =
                    "批次贡献 (R3.3): the batches that report on the day, in the order of their opening, and what each adds."
                            + " Their sum is the day of the series. People of a unit see their own. Roles: operator,"
                            + " governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "批次贡献: one page")
    public Uni<Page<ContributionView>> list(
            @Valid @BeanParam AskedDay asked,
            @QueryParam("theme")
                    @NotNull
                    @Pattern(regexp = SeriesResource.THEME)
                    @Parameter(description = "监测主题: the theme", example = "SALES")
                    String theme,
            @Valid @BeanParam PageRequest page) {
        return series.behind(asked.unit(), theme, asked.day(), page);
    }
}
