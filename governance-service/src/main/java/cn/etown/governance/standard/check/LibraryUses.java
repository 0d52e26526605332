package cn.etown.governance.standard.check;

import cn.etown.governance.contract.ContractText;
import cn.etown.governance.contract.ContractWatcher;
import cn.etown.governance.standard.impact.LibraryImpact;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.UUID;

/**
 * Keeps what contracts mean by the standard library: of each version the data elements of its fields, those they refer to and
 * those that the standard means which it follows; and of the one in force what it stands on, so that a change of the library is
 * seen before it is made.
 */
@ApplicationScoped
class LibraryUses implements ContractWatcher {

    private final ContractChecks checks;
    private final LibraryImpact impact;
    private final FieldElementRepository elements;

    LibraryUses(ContractChecks checks, LibraryImpact impact, FieldElementRepository elements) {
        this.checks = checks;
        this.impact = impact;
        this.elements = elements;
    }

    @Override
    public Uni<Void> drafted(UUID contract, ContractText text) {
        return checks.meant(text).chain(meant -> elements.keep(contract, meant.elementsOfFields()));
    }

    /** The standard it follows may have had another version since it was drafted. */
    @Override
    public Uni<Void> cameIntoForce(UUID contract, ContractText text) {
        return checks.meant(text)
                .chain(meant ->
                        impact.keep(contract, meant).chain(() -> elements.keep(contract, meant.elementsOfFields())));
    }
}
