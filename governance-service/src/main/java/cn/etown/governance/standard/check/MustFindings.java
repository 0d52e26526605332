package cn.etown.governance.standard.check;

import cn.etown.governance.contract.ContractObjections;
import cn.etown.governance.contract.ContractText;
import cn.etown.governance.standard.domain.Finding;
import cn.etown.governance.standard.domain.Severity;
import cn.etown.kit.problem.FieldError;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** What of the standard library a contract has to follow stops it where it does not (R3.2b); what it should, does not. */
@ApplicationScoped
class MustFindings implements ContractObjections {

    private final ContractChecks checks;

    MustFindings(ContractChecks checks) {
        this.checks = checks;
    }

    @Override
    public Uni<List<FieldError>> to(ContractText contract) {
        return checks.check(contract)
                .map(found -> found.stream()
                        .filter(finding -> finding.severity() == Severity.MUST)
                        .map(Finding::error)
                        .toList());
    }
}
