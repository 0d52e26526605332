package cn.etown.governance.desk;

import cn.etown.governance.interfaces.InterfaceResource;
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
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
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

@Path("/interfaces/{code}/calibers")
@Tag(name = "calibers", description = "口径: what the fields of interfaces mean, from which day on")
public class CaliberResource {

    private static final String CODE = "接口编码: the interface's code";
    private static final String EXAMPLE_CODE = "online-retail";

    private final Calibers calibers;
    private final Links links;

    CaliberResource(Calibers calibers, Links links) {
        this.calibers = calibers;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.GOVERNOR)
    @Operation(
            operationId = "decideCaliber",
            summary = "Decide what a field means from a day on",
            description =
                    "确定口径 (R8.4): the next version of a field's caliber. A change begins later than today and than the"
                            + " version before; figures made before keep the caliber they were made under. Role: governor, other than"
                            + " who raised the ticket it comes of.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "已确定: the new version",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CaliberView.class)))
    public Uni<RestResponse<CaliberView>> decide(
            @PathParam("code")
                    @Size(max = 50)
                    @Pattern(regexp = InterfaceResource.CODE)
                    @Parameter(description = CODE, example = EXAMPLE_CODE)
                    String code,
            @NotNull @Valid DecideCaliberRequest request) {
        return calibers.decide(code, request)
                .map(caliber -> links.created("interfaces/" + code + "/calibers", new EntityVersion(0), caliber));
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER, Roles.USER
    })
    @Operation(
            operationId = "listCalibers",
            summary = "List the calibers of an interface's fields",
            description =
                    "口径列表: all versions in the order they were decided; with `on`, those in force on that day. Definitions"
                            + " are for whoever reads the figures, so people of every unit see them. Roles: operator, governor, assessor, auditor, clerk, signer, user.")
    @APIResponse(responseCode = "200", description = "一页口径: one page")
    public Uni<Page<CaliberView>> list(
            @PathParam("code")
                    @Size(max = 50)
                    @Pattern(regexp = InterfaceResource.CODE)
                    @Parameter(description = CODE, example = EXAMPLE_CODE)
                    String code,
            @QueryParam("field")
                    @Size(max = 200)
                    @Pattern(regexp = DeskText.LINE)
                    @Parameter(description = "字段: only those of this field", example = "amount")
                    String field,
            @QueryParam("on")
                    @PlausibleDay
                    @Parameter(description = "日期: only those in force on this day", example = "2026-12-01")
                    LocalDate on,
            @Valid @BeanParam PageRequest page) {
        return calibers.list(page, code, Optional.ofNullable(field), Optional.ofNullable(on));
    }
}
