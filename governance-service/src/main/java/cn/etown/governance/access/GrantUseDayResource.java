package cn.etown.governance.access;

import cn.etown.governance.interfaces.InterfaceResource;
import cn.etown.kit.caller.Roles;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.time.LocalDate;
import java.util.Optional;

@Path("/grant-uses")
@Tag(name = "grants", description = "使用授权: who may read which fields and rows, for what, until when")
public class GrantUseDayResource {

    private final GrantUses uses;

    GrantUseDayResource(GrantUses uses) {
        this.uses = uses;
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
            operationId = "listGrantUseDays",
            summary = "Read what was read of an interface day by day",
            description =
                    "日使用量 (R3.2e): each grant's sums of each day, by day; people of a unit see those of its interfaces. Roles:"
                            + " operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页日使用量: one page")
    public Uni<Page<GrantUseDayView>> list(
            @QueryParam("interface")
                    @NotNull
                    @Size(max = 50)
                    @Pattern(regexp = InterfaceResource.CODE)
                    @Parameter(description = "数据接口: of this interface", example = "online-retail", required = true)
                    String interfaceCode,
            @QueryParam("from") @PlausibleDay @Parameter(description = "起始日: from this day on", example = "2026-12-01")
                    LocalDate from,
            @QueryParam("to") @PlausibleDay @Parameter(description = "截止日: until this day", example = "2026-12-31")
                    LocalDate to,
            @Valid @BeanParam PageRequest page) {
        return uses.days(page, interfaceCode, Optional.ofNullable(from), Optional.ofNullable(to));
    }
}
