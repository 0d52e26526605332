package cn.etown.governance.standard.mapping;

import cn.etown.governance.standard.codelist.CodeListResource;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
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
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.Optional;

@Path("/unmapped-codes")
@Tag(name = "mappings", description = "代码映射: what codes of a unit's own are in standard codes")
public class UnmappedCodeResource {

    private final UnmappedCodes unmapped;

    UnmappedCodeResource(UnmappedCodes unmapped) {
        this.unmapped = unmapped;
    }

    @POST
    @RolesAllowed(Roles.SERVICE)
    @Operation(
            operationId = "reportUnmappedCodes",
            summary = "Report own codes that came up and are in no mapping",
            description =
                    "报告未映射代码 (R5.4): what was seen in a batch, say. The report of one unit and code list is counted once,"
                            + " however often it is sent within 90 days; another one under the same id is refused. Role: service.")
    @APIResponse(responseCode = "204", description = "已计入: counted, now or before")
    public Uni<Void> report(@NotNull @Valid ReportUnmappedRequest report) {
        return unmapped.report(report);
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
            operationId = "listUnmappedCodes",
            summary = "List a unit's unmapped codes",
            description =
                    "未映射代码列表 (R5.4): the most frequent first; people of a unit see their own. A code is not in the list as"
                            + " long as the mapping that holds today maps it: it leaves on the day such a mapping begins to hold, and"
                            + " comes back when that one ends, is withdrawn or gives way to one without it. Roles: operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页未映射代码: one page")
    public Uni<Page<UnmappedCodeView>> list(
            @QueryParam("unit")
                    @NotNull
                    @Pattern(regexp = "^[0-9A-Z]{18}$")
                    @Parameter(description = "单位: whose codes", example = "91141029MA0DEM1AXT")
                    String unit,
            @QueryParam("codeList")
                    @Size(max = 60)
                    @Pattern(regexp = CodeListResource.CODE)
                    @Parameter(description = "代码集: only those of this list", example = "product-categories")
                    String codeList,
            @Valid @BeanParam PageRequest page) {
        return unmapped.list(page, unit, Optional.ofNullable(codeList));
    }
}
