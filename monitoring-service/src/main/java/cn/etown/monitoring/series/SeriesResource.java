package cn.etown.monitoring.series;

import cn.etown.kit.caller.Roles;
import cn.etown.kit.page.PageRequest;
import cn.etown.monitoring.query.AskedDays;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/series")
@Tag(name = "series", description = "序列: what units report of a theme, day by day")
public class SeriesResource {

    static final String THEME = "[A-Z][A-Z_]{0,39}";

    private final Series series;

    SeriesResource(Series series) {
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
            operationId = "readSeries",
            summary = "Read a unit's daily series of a theme",
            description =
                    "每日序列 (R3.3): the measures of the contract's rollup by day, summed over the batches that were taken. A"
                            + " refused batch adds nothing. A day that no batch reports on is absent; one that was"
                            + " reported to have nothing has no measures. People of a unit see their own. Roles:"
                            + " operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(
            responseCode = "200",
            description = "序列: one page",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SeriesView.class),
                            example = """
                                    {
                                      "unit": "91141029MA0DEM1AXT",
                                      "theme": "SALES",
                                      "items": [{
                                        "day": "2010-12-01",
                                        "measures": {"amount": "46376.49", "lines": "3108", "quantity": "26814", "returns": "37"},
                                        "batches": 1,
                                        "evidence": "/api/monitoring/v1/contributions?unit=91141029MA0DEM1AXT&theme=SALES&day=2010-12-01"
                                      }]
                                    }"""))
    public Uni<SeriesView> read(
            @Valid @BeanParam AskedDays asked,
            @QueryParam("theme")
                    @NotNull
                    @Pattern(regexp = THEME)
                    @Parameter(description = "监测主题: the theme", example = "SALES")
                    String theme,
            @Valid @BeanParam PageRequest page) {
        return series.read(asked.unit(), theme, asked.days(), page);
    }
}
