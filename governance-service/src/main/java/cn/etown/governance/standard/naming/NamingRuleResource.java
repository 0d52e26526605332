package cn.etown.governance.standard.naming;

import cn.etown.governance.history.TransitionView;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.http.Links;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/naming-rules")
@Tag(name = "naming-rules", description = "命名规范: what names must look like")
public class NamingRuleResource {

    private static final String CODE = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";

    private final NamingRules rules;

    NamingRuleResource(NamingRules rules) {
        this.rules = rules;
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
            operationId = "listNamingRules",
            summary = "List naming rules by code",
            description =
                    "命名规则列表: by code, the inactive ones too. Roles: operator, governor, assessor, auditor, service,"
                            + " clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页命名规则: one page")
    public Uni<Page<NamingRuleView>> list(@Valid @BeanParam PageRequest page) {
        return rules.list(page);
    }

    @GET
    @Path("/{code}")
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
            operationId = "readNamingRule",
            summary = "Read a naming rule",
            description =
                    "查看命名规则: with the ETag that a change needs. Roles: operator, governor, assessor, auditor, service,"
                            + " clerk, signer.")
    @APIResponse(responseCode = "200", description = "命名规则: the rule, with its ETag")
    public Uni<RestResponse<NamingRuleView>> read(
            @PathParam("code")
                    @Pattern(regexp = CODE)
                    @Parameter(description = "规则代码: the rule's code", example = "at-is-timestamp")
                    String code) {
        return rules.require(code).map(rule -> Links.versioned(rule.entityVersion(), rule));
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR})
    @Operation(
            operationId = "putNamingRule",
            summary = "Propose a naming rule or a change of one",
            description =
                    "提出命名规则 (R3.2b): what the rule is to say; contracts are held against it only after another person"
                            + " has put it in force. What exists is changed with If-Match, and switched off with `active:"
                            + " false`; a later proposal takes the place of an open one. Roles: operator, governor.")
    @APIResponse(responseCode = "200", description = "已提出: the rule with the proposal, and its new ETag")
    public Uni<RestResponse<NamingRuleView>> put(
            @PathParam("code")
                    @Pattern(regexp = CODE)
                    @Parameter(description = "规则代码: the rule's code", example = "at-is-timestamp")
                    String code,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read; none for a new rule", example = "\"0\"")
                    String ifMatch,
            @NotNull @Valid NamingRuleRequest request) {
        return rules.propose(code, ifMatch, request).map(rule -> Links.versioned(rule.entityVersion(), rule));
    }

    @POST
    @Path("/{code}/transitions")
    @RolesAllowed(Roles.GOVERNOR)
    @Operation(
            operationId = "moveNamingRule",
            summary = "Put a proposed naming rule in force, or withdraw the proposal",
            description =
                    "命名规则审批 (R3.2b): IN_FORCE by another person than the one who proposed it (two-person-rule), told in"
                            + " the feed; WITHDRAWN leaves the rule as it is. Role: governor.")
    @APIResponse(responseCode = "200", description = "已审批: the rule, with its new ETag")
    public Uni<RestResponse<NamingRuleView>> move(
            @PathParam("code")
                    @Pattern(regexp = CODE)
                    @Parameter(description = "规则代码: the rule's code", example = "at-is-timestamp")
                    String code,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid MoveNamingRuleRequest request) {
        return rules.move(code, EntityVersion.ofIfMatch(ifMatch), request)
                .map(rule -> Links.versioned(rule.entityVersion(), rule));
    }

    @GET
    @Path("/{code}/versions")
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
            operationId = "listNamingRuleVersions",
            summary = "Read what a naming rule says and said before",
            description =
                    "命名规则版本 (R12): each with the moment from which it holds and who proposed and approved it, oldest first;"
                            + " never changed. Roles: operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页命名规则版本: one page")
    public Uni<Page<NamingRuleVersionView>> versions(
            @PathParam("code")
                    @Pattern(regexp = CODE)
                    @Parameter(description = "规则代码: the rule's code", example = "at-is-timestamp")
                    String code,
            @Valid @BeanParam PageRequest page) {
        return rules.versions(page, code);
    }

    @GET
    @Path("/{code}/transitions")
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
            operationId = "readNamingRuleHistory",
            summary = "Read what became of proposals of a naming rule",
            description = "命名规则历史: who decided, when and why, oldest first; never changed. Roles: operator, governor,"
                    + " assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页状态变更: one page")
    public Uni<Page<TransitionView>> history(
            @PathParam("code")
                    @Pattern(regexp = CODE)
                    @Parameter(description = "规则代码: the rule's code", example = "at-is-timestamp")
                    String code,
            @Valid @BeanParam PageRequest page) {
        return rules.history(page, code);
    }
}
