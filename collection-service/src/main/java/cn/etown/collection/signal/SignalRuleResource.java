package cn.etown.collection.signal;

import cn.etown.collection.terms.TermVersion;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/signal-rule")
@Tag(name = "signals", description = "代报信号: what looks as if one reported in another's name")
public class SignalRuleResource {

    private final SignalRules rules;

    SignalRuleResource(SignalRules rules) {
        this.rules = rules;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "readSignalRule",
            summary = "Read when something is a signal",
            description =
                    "查看代报信号规则 (R4.3b): the newest version, with the day from which it holds, its source, and the ETag that the next"
                            + " version needs. Units do not see it. Roles: operator, governor, assessor, auditor.")
    @APIResponse(responseCode = "200", description = "代报信号规则: the newest version, with its ETag")
    public Uni<RestResponse<SignalRuleView>> read() {
        return rules.newest().map(TermVersion::versioned);
    }

    @GET
    @Path("versions")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "listSignalRules",
            summary = "List the versions of when something is a signal",
            description =
                    "代报信号规则版本 (R4.3b): oldest first; each signal names its own. Roles: operator, governor, assessor, auditor.")
    @APIResponse(responseCode = "200", description = "一页代报信号规则版本: one page")
    public Uni<Page<SignalRuleView>> versions(@Valid @BeanParam PageRequest page) {
        return rules.versions(page);
    }

    @PUT
    @RolesAllowed(Roles.GOVERNOR)
    @Operation(
            operationId = "setSignalRule",
            summary = "Set when something is a signal",
            description =
                    "设定代报信号规则 (R4.3b): adds the next version, from tomorrow at the earliest (signal-rule-backdated). What was sealed"
                            + " before its day is looked at as it was. Role: governor.")
    @APIResponse(responseCode = "200", description = "已设定: the new version, with its ETag")
    public Uni<RestResponse<SignalRuleView>> set(
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"1\"", required = true)
                    String ifMatch,
            @NotNull @Valid SignalRuleRequest next) {
        return rules.set(EntityVersion.ofIfMatch(ifMatch), next).map(TermVersion::versioned);
    }
}
