package cn.etown.governance.interfaces;

import cn.etown.governance.interfaces.domain.ContractStanding;
import cn.etown.governance.requirement.Candidate;
import cn.etown.governance.requirement.Missing;
import cn.etown.governance.requirement.Ower;
import cn.etown.governance.requirement.Requirement;
import cn.etown.kit.problem.Text;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks every feature what an interface lacks to be online (R3.2f). */
@ApplicationScoped
class RequirementCheck {

    private final List<Requirement> requirements;
    private final Trials trials;
    private final ContractVersions contracts;

    RequirementCheck(@All List<Requirement> requirements, Trials trials, ContractVersions contracts) {
        this.requirements = requirements;
        this.trials = trials;
        this.contracts = contracts;
    }

    /** What is missing, in a stable order. */
    Uni<List<Missing>> missingFor(DataInterface found) {
        return missingFor(List.of(found)).map(missing -> missing.get(found.code()));
    }

    /** What each of these is missing, in a stable order, by its code; nothing where all is there. */
    Uni<Map<String, List<Missing>>> missingFor(List<DataInterface> interfaces) {
        if (interfaces.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var candidates = interfaces.stream().map(RequirementCheck::candidate).toList();
        return Multi.createFrom()
                .iterable(requirements)
                .onItem()
                .transformToUniAndConcatenate(requirement -> requirement.missingFor(candidates))
                .collect()
                .asList()
                .chain(asked -> trials.passedAsInForce(beforeTheyAreOnline(interfaces))
                        .map(tried -> interfaces.stream()
                                .collect(Collectors.toMap(
                                        DataInterface::code, each -> of(each, contractOf(each, tried), asked)))));
    }

    /** The paths of what shows that {@code found} lacks nothing: its contract in force, and what each feature names. */
    Uni<List<String>> shownBy(DataInterface found) {
        return Multi.createFrom()
                .iterable(requirements)
                .onItem()
                .transformToUniAndConcatenate(requirement -> requirement.shownBy(candidate(found)))
                .collect()
                .asList()
                .chain(shown -> contracts
                        .reached(found.code(), ContractStanding.IN_FORCE)
                        .map(contract -> Stream.concat(
                                        contract.stream(), shown.stream().flatMap(List::stream))
                                .toList()));
    }

    private static Candidate candidate(DataInterface of) {
        return new Candidate(of.code(), of.unit(), of.sourceSystem());
    }

    /** Once online, data came by the contract: no trial is asked for any more. */
    private static List<DataInterface> beforeTheyAreOnline(List<DataInterface> interfaces) {
        return interfaces.stream().filter(each -> !each.state().wasOnline()).toList();
    }

    private static List<Missing> of(
            DataInterface found, List<Missing> ofContract, List<Map<String, List<Missing>>> asked) {
        return Stream.concat(
                        ofContract.stream(),
                        asked.stream().flatMap(missing -> missing.getOrDefault(found.code(), List.of()).stream()))
                .sorted(Comparator.comparing(Missing::code))
                .toList();
    }

    /** @param tried the codes of those of which a trial of the version in force has passed */
    private static List<Missing> contractOf(DataInterface found, Set<String> tried) {
        if (found.contract() != ContractStanding.IN_FORCE) {
            var what = new Text(
                    "没有生效的接口规范；批准后由操作员或治理员使其生效",
                    "No contract is in force; once approved, the center puts one in force");
            var owedBy = found.contract() == ContractStanding.NONE ? Ower.UNIT : Ower.CENTER;
            return List.of(new Missing("contract-in-force", what, "R3.2f", owedBy));
        }
        return found.state().wasOnline() || tried.contains(found.code()) ? List.of() : List.of(notTried());
    }

    private static Missing notTried() {
        var what = new Text(
                "生效的接口规范版本自最近一次进入 BUILT 后没有通过验收；请采集服务对该版本验收",
                "No trial of the version in force has passed since the interface was last BUILT; collection tries that"
                        + " version");
        return new Missing("acceptance-in-force", what, "R7.3", Ower.CENTER);
    }
}
