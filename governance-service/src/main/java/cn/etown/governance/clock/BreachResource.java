package cn.etown.governance.clock;

import cn.etown.kit.caller.Roles;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/breaches")
@Tag(name = "clocks", description = "期限: how many working days each term has, from which day on")
public class BreachResource {

    private final Breaches breaches;

    BreachResource(Breaches breaches) {
        this.breaches = breaches;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER})
    @Operation(
            operationId = "listBreaches",
            summary = "List the terms that were not kept",
            description =
                    "逾期记录列表 (R1, R8.2): every term that was not kept and by whom, in the order they were recorded; those that"
                            + " are older than this register come first, by when their clocks began. Kept for good. People of a unit"
                            + " see their own. Roles: operator, governor, assessor, auditor, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页逾期记录: one page")
    public Uni<Page<BreachView>> list(@Valid @BeanParam BreachFilter filter, @Valid @BeanParam PageRequest page) {
        return breaches.list(page, filter);
    }
}
