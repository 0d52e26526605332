package cn.etown.governance.catalogue;

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

@Path("/catalogue-entries")
@Tag(name = "catalogue", description = "数据接口目录: domain, unit, source system, interface, contract version, field")
public class CatalogueEntryResource {

    private final CatalogueEntries entries;

    CatalogueEntryResource(CatalogueEntries entries) {
        this.entries = entries;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER, Roles.USER
    })
    @Operation(
            operationId = "listCatalogueEntries",
            summary = "List or search the catalogue",
            description =
                    "目录检索 (R3.2a): units, source systems, interfaces in every state, contract versions and fields, in this"
                            + " order. What has just the code or name that was asked for comes first, then what else is found. People"
                            + " of a unit find their own; data users (R3.2e) also what they can apply for, of every unit: the names and"
                            + " classes of what is ONLINE. What takes too long is refused (search-too-broad). Roles: operator,"
                            + " governor, assessor, auditor, clerk, signer, user.")
    @APIResponse(responseCode = "200", description = "一页目录条目: one page")
    public Uni<Page<EntryView>> list(@Valid @BeanParam EntryFilter filter, @Valid @BeanParam PageRequest page) {
        return entries.list(page, filter);
    }
}
