package cn.etown.governance.interfaces;

import cn.etown.governance.history.Transitions;
import cn.etown.governance.interfaces.domain.InterfaceState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;

/**
 * The trials that say something about an interface as it stands: those that collection reported after it was last BUILT, of
 * versions of its contract by which data come, or may come next (R3.2f, R7.3).
 */
@ApplicationScoped
class Trials {

    private final AcceptanceRepository acceptances;
    private final ContractVersions versions;
    private final Transitions history;

    Trials(AcceptanceRepository acceptances, ContractVersions versions, Transitions history) {
        this.acceptances = acceptances;
        this.versions = versions;
        this.history = history;
    }

    /** The last word on the interface, if that is a passed trial of a version that is approved or in force. */
    Uni<Optional<Acceptance>> passed(DataInterface of) {
        return versions.approved(of.code())
                .chain(approved -> sinceBuilt(of, acceptances.latestOf(of.code()))
                        .map(latest -> latest.filter(trial -> approved.contains(trial.contractVersion()))));
    }

    /** Whether the last word on the version in force is a passed trial; not, where no version is in force. */
    Uni<Boolean> passedAsInForce(DataInterface of) {
        return versions.inForce(of.code())
                .chain(inForce -> inForce.map(version -> sinceBuilt(of, acceptances.latestOf(of.code(), version))
                                .map(Optional::isPresent))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private Uni<Optional<Acceptance>> sinceBuilt(DataInterface of, Uni<Acceptance> latest) {
        return history.numberOfLastTo(InterfaceEvents.subject(of), InterfaceState.BUILT)
                .chain(built -> latest.map(Optional::ofNullable)
                        .map(found ->
                                found.filter(trial -> trial.lastStep() >= built).filter(Acceptance::passed)));
    }
}
