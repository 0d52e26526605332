package cn.etown.governance.classification;

import cn.etown.governance.interfaces.InterfaceResource;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.time.PlausibleDay;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.time.LocalDate;
import java.util.Optional;

@Path("/interfaces/{code}/masking")
@Tag(name = "masking", description = "脱敏: how values are masked, by class, personal mark and kind of value")
public class MaskingResource {

    private final Maskings maskings;

    MaskingResource(Maskings maskings) {
        this.maskings = maskings;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER, Roles.USER
    })
    @Operation(
            operationId = "listMasking",
            summary = "List how the fields of an interface are masked",
            description =
                    "字段脱敏列表 (R3.2d): by name, each field as it counts now with the masking that the rules of a day hold for"
                            + " it; of several rules the strictest holds, and nothing is shown of what is not classified. People of a"
                            + " unit see their own, and a data user the fields that live grants open to its unit. Roles: operator,"
                            + " governor, assessor, auditor, clerk, signer, user.")
    @APIResponse(responseCode = "200", description = "一页字段脱敏: one page")
    public Uni<Page<MaskedFieldView>> list(
            @PathParam("code")
                    @Size(max = 50)
                    @Pattern(regexp = InterfaceResource.CODE)
                    @Parameter(description = "接口编码: the interface's code", example = "online-retail")
                    String code,
            @QueryParam("on")
                    @PlausibleDay
                    @Parameter(description = "日期: by the rules of this day; absent for today", example = "2027-01-01")
                    LocalDate on,
            @Valid @BeanParam PageRequest page) {
        return maskings.list(page, code, Optional.ofNullable(on));
    }
}
