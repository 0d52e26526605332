package cn.etown.governance.standard.naming;

import cn.etown.kit.caller.Roles;
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
    @RolesAllowed(Roles.GOVERNOR)
    @Operation(
            operationId = "putNamingRule",
            summary = "Add or change a naming rule",
            description =
                    "新增或修改命名规则 (R3.2b): contracts are held against it from now on. A rule that exists is changed with"
                            + " If-Match and switched off with `active: false`. Role: governor.")
    @APIResponse(responseCode = "200", description = "已保存: the rule, with its new ETag")
    public Uni<RestResponse<NamingRuleView>> put(
            @PathParam("code")
                    @Pattern(regexp = CODE)
                    @Parameter(description = "规则代码: the rule's code", example = "at-is-timestamp")
                    String code,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read; none for a new rule", example = "\"0\"")
                    String ifMatch,
            @NotNull @Valid NamingRuleRequest request) {
        return rules.put(code, ifMatch, request).map(rule -> Links.versioned(rule.entityVersion(), rule));
    }
}
