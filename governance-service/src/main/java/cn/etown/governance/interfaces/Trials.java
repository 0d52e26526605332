package cn.etown.governance.interfaces;

import cn.etown.governance.history.Transitions;
import cn.etown.governance.interfaces.domain.InterfaceState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    /** The codes of those of which the last word on the version in force is a passed trial. */
    Uni<Set<String>> passedAsInForce(Collection<DataInterface> all) {
        var codes = all.stream().map(DataInterface::code).toList();
        var objects = all.stream().map(InterfaceEvents::subject).toList();
        return codes.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : versions.inForce(codes)
                        .chain(inForce -> acceptances
                                .ofAll(codes)
                                .map(trials -> lastOf(trials, inForce))
                                .chain(last -> history.numbersOfLastTo(objects, InterfaceState.BUILT)
                                        .map(built -> all.stream()
                                                .filter(each -> passedSince(
                                                        built.getOrDefault(InterfaceEvents.subject(each), 0L),
                                                        last.get(each.code())))
                                                .map(DataInterface::code)
                                                .collect(Collectors.toSet()))));
    }

    /** The last trial of each interface of its version in force, by code. */
    private static Map<String, Acceptance> lastOf(List<Acceptance> trials, Map<String, String> inForce) {
        return trials.stream()
                .filter(trial -> trial.contractVersion().equals(inForce.get(trial.interfaceCode())))
                .collect(Collectors.toMap(Acceptance::interfaceCode, Function.identity(), (earlier, later) -> later));
    }

    private static boolean passedSince(long built, Acceptance last) {
        return last != null && last.lastStep() >= built && last.passed();
    }

    private Uni<Optional<Acceptance>> sinceBuilt(DataInterface of, Uni<Acceptance> latest) {
        return history.numberOfLastTo(InterfaceEvents.subject(of), InterfaceState.BUILT)
                .chain(built -> latest.map(Optional::ofNullable)
                        .map(found -> found.filter(trial -> passedSince(built, trial))));
    }
}
