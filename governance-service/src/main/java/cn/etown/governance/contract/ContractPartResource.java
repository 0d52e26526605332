package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.ContractParts;
import cn.etown.governance.contract.domain.Treatment;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.ArrayList;

@Path("/contract-parts")
@Tag(name = "contracts", description = "接口规范: versions of what an interface carries")
public class ContractPartResource {

    private record Numbered(int number, ContractPartView part) {}

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
            operationId = "listContractParts",
            summary = "List what becomes of each part of a contract",
            description =
                    "规范组成 (R3.2b): every part of ODCS 3.1, and whether it is enforced (执行), checked and not yet enforced"
                            + " (校验), only describes (说明) or is refused (拒绝), with the reason. These are the tables by which"
                            + " documents are read. Roles: operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页规范组成: one page, from the top of a document down")
    public Uni<Page<ContractPartView>> list(
            @QueryParam("standing") @Parameter(description = "处理方式: only parts that are so treated") Treatment standing,
            @Valid @BeanParam PageRequest page) {
        long after = page.afterNumber().orElse(-1L);
        var rows = new ArrayList<Numbered>();
        var parts = ContractParts.all();
        for (int number = 0; number < parts.size() && rows.size() < page.rows(); number++) {
            var part = parts.get(number);
            if (number > after && (standing == null || part.treatment() == standing)) {
                rows.add(new Numbered(number, ContractPartView.of(part)));
            }
        }
        return Uni.createFrom().item(Page.of(page, rows, Numbered::number, Numbered::part));
    }
}
