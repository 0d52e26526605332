package cn.etown.governance.standard.codelist;

import cn.etown.governance.contract.ContractObjections;
import cn.etown.governance.contract.ContractText;
import cn.etown.governance.contract.ContractWatcher;
import cn.etown.governance.contract.domain.CodeListRule;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Text;
import cn.etown.kit.work.InOrder;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The code lists by which contracts hold the values of fields (R3.2b): they must be there, and who holds data to them is told their codes. */
@ApplicationScoped
class EnforcedCodeLists implements ContractObjections, ContractWatcher {

    private final CodeLists codeLists;

    EnforcedCodeLists(CodeLists codeLists) {
        this.codeLists = codeLists;
    }

    @Override
    public Uni<List<FieldError>> to(ContractText contract) {
        return Multi.createFrom()
                .iterable(contract.codeLists())
                .onItem()
                .transformToUniAndConcatenate(this::objection)
                .collect()
                .asList()
                .map(found -> found.stream().flatMap(Optional::stream).toList());
    }

    private Uni<Optional<FieldError>> objection(CodeListRule rule) {
        return codeLists
                .isPublished(rule.list())
                .map(published -> published
                        ? Optional.empty()
                        : Optional.of(new FieldError(
                                rule.pointer(),
                                new Text(
                                        "没有已发布的代码集 " + rule.list(),
                                        "There is no published code list " + rule.list()))));
    }

    /** Told before the contract is, so that the codes are known when the contract begins to hold data to them. */
    @Override
    public Uni<Void> cameIntoForce(UUID contract, ContractText text) {
        return InOrder.each(
                text.codeLists(),
                rule -> codeLists
                        .mustBePublished(rule.list(), rule.pointer())
                        .chain(() -> codeLists.tellCodesOf(rule.list())));
    }
}
