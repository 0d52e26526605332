package cn.etown.governance.standard.check;

import cn.etown.governance.contract.ContractText;
import cn.etown.governance.contract.ContractWatcher;
import cn.etown.governance.standard.domain.DescribedContract;
import cn.etown.governance.standard.impact.LibraryImpact;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.UUID;

/**
 * Tells what of the standard library a contract in force stands on, so that a change of it is seen before it is made: what it
 * refers to, and the data elements that its fields mean because the standard it follows says so.
 */
@ApplicationScoped
class LibraryUses implements ContractWatcher {

    private final ContractChecks checks;
    private final LibraryImpact impact;

    LibraryUses(ContractChecks checks, LibraryImpact impact) {
        this.checks = checks;
        this.impact = impact;
    }

    @Override
    public Uni<Void> cameIntoForce(UUID contract, ContractText text) {
        var described = DescribedContract.of(text.interfaceCode(), text.document(), text.schema());
        return checks.standard(described)
                .map(standard -> standard.map(described::following).orElse(described))
                .chain(meant -> impact.keep(contract, meant));
    }
}
