package cn.etown.governance.catalogue;

import cn.etown.governance.catalogue.domain.NodeReference;
import cn.etown.governance.interfaces.domain.InterfaceState;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.Text;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
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

import java.util.List;
import java.util.Optional;

@Path("/catalogue-nodes")
@Tag(name = "catalogue", description = "数据接口目录: domain, unit, source system, interface, contract version, field")
public class CatalogueNodeResource {

    private static final String NODE = "^[A-Za-z0-9_:-]*$";

    private final CatalogueTree tree;

    CatalogueNodeResource(CatalogueTree tree) {
        this.tree = tree;
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
            operationId = "listCatalogueNodes",
            summary = "Walk the catalogue as a tree",
            description =
                    "目录树 (R3.2a): what is below a node, one level at a time: domain (域) → unit → source system with its phase →"
                            + " interface in any state, planned ones beside live ones → contract version → field; the five domains"
                            + " where no node is named. People of a unit see their own. Roles: operator, governor, assessor,"
                            + " auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页目录节点: one page")
    public Uni<Page<NodeView>> list(
            @QueryParam("parent")
                    @Size(max = 120)
                    @Pattern(regexp = NODE)
                    @Parameter(
                            description = "上级节点: the `node` of what stands above; the roots where it is left out",
                            example = "domain:BUSINESS_PLATFORM")
                    String parent,
            @QueryParam("state")
                    @Parameter(
                            description =
                                    "接口状态: only interfaces in this state; above them, source systems count only these")
                    InterfaceState state,
            @Valid @BeanParam PageRequest page) {
        return parent == null ? tree.roots(page) : tree.below(page, node(parent), Optional.ofNullable(state));
    }

    private static NodeReference node(String text) {
        try {
            return NodeReference.parse(text);
        } catch (IllegalArgumentException unreadable) {
            var detail = new Text("没有这样的节点", "There is no such node");
            throw new Malformed("malformed-parameter", detail).withErrors(List.of(new FieldError("parent", detail)));
        }
    }
}
