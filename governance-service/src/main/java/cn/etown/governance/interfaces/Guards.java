package cn.etown.governance.interfaces;

import cn.etown.governance.history.TransitionView;
import cn.etown.governance.history.Transitions;
import cn.etown.governance.interfaces.RequirementsView.MissingView;
import cn.etown.governance.interfaces.domain.ContractStanding;
import cn.etown.governance.interfaces.domain.Guard;
import cn.etown.governance.interfaces.domain.InterfaceMove;
import cn.etown.governance.interfaces.domain.InterfaceState;
import cn.etown.governance.requirement.Missing;
import cn.etown.governance.usage.Dependent;
import cn.etown.governance.usage.Impact;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Refusal;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Holds the guards of a move, and names the evidence that they found (R3.2f). */
@ApplicationScoped
class Guards {

    private static final String GRANT = "GRANT";

    /** What is wrong about a move whose guards do not hold: the state it asks for. */
    private static final String TARGET = "/target";

    private static final int MOST_YEARS_TO_SUNSET = 5;

    /** How many of those who depend on it a refusal names. */
    private static final int MOST_NAMED = 100;

    private final Trials trials;
    private final RequirementCheck requirements;
    private final ContractVersions contracts;
    private final Impact impact;
    private final ContractWriters writers;
    private final Transitions history;
    private final CountyTime time;

    Guards(
            Trials trials,
            RequirementCheck requirements,
            ContractVersions contracts,
            Impact impact,
            ContractWriters writers,
            Transitions history,
            CountyTime time) {
        this.trials = trials;
        this.requirements = requirements;
        this.contracts = contracts;
        this.impact = impact;
        this.writers = writers;
        this.history = history;
        this.time = time;
    }

    /** The evidence for the move: what its maker names, and what the guards found. Refuses where one does not hold. */
    Uni<List<String>> evidenceFor(InterfaceMove move, Attempt attempt) {
        mustNotSetASunset(move, attempt);
        var given = Optional.ofNullable(attempt.request().evidence()).orElse(List.of());
        return Multi.createFrom()
                .iterable(move.guards())
                .onItem()
                .transformToUniAndConcatenate(guard -> hold(guard, attempt))
                .collect()
                .asList()
                .map(found -> Stream.concat(given.stream(), found.stream().flatMap(List::stream))
                        .toList());
    }

    /**
     * What keeps the move from being made today, beside what its maker brings with the request.
     *
     * @param isTheirs whether the caller may make it: only of those it is said who may not for being the same person
     */
    Uni<List<MissingView>> missingFor(InterfaceMove move, Attempt attempt, boolean isTheirs) {
        var asked = move.guards().stream()
                .filter(guard -> guard.evidence() != Guard.Evidence.GIVEN)
                .filter(guard -> isTheirs || guard != Guard.ANOTHER_PERSON)
                .toList();
        return Multi.createFrom()
                .iterable(asked)
                .onItem()
                .transformToUniAndConcatenate(guard -> missing(guard, attempt))
                .collect()
                .asList()
                .map(found -> found.stream().flatMap(List::stream).toList());
    }

    private Uni<List<MissingView>> missing(Guard guard, Attempt attempt) {
        if (guard == Guard.REQUIREMENTS_MET) {
            return requirements
                    .missingFor(attempt.of())
                    .map(missing -> missing.stream().map(MissingView::of).toList());
        }
        return Uni.createFrom()
                .deferred(() -> hold(guard, attempt))
                .map(held -> List.<MissingView>of())
                .onFailure(Refusal.class)
                .recoverWithItem(Guards::saidBy);
    }

    private static List<MissingView> saidBy(Refusal refused) {
        return refused.errors().isEmpty()
                ? List.of(MissingView.of(refused.code(), refused.clause(), refused.detail()))
                : refused.errors().stream()
                        .map(error -> MissingView.of(refused.code(), refused.clause(), error.detail()))
                        .toList();
    }

    private Uni<List<String>> hold(Guard guard, Attempt attempt) {
        return switch (guard) {
            case CONTRACT_SUBMITTED -> contractReached(attempt, ContractStanding.SUBMITTED);
            case CONTRACT_APPROVED -> contractReached(attempt, ContractStanding.APPROVED);
            case ANOTHER_PERSON -> anotherPerson(attempt);
            case ACCEPTANCE_PASSED -> acceptancePassed(attempt);
            case NO_SUNSET -> noSunset(attempt);
            case SUNSET_STANDS -> sunsetStands(attempt);
            case REQUIREMENTS_MET -> requirementsMet(attempt);
            case EVIDENCE_GIVEN -> evidenceGiven(attempt);
            case SUNSET_SET -> sunsetSet(attempt);
            case SUNSET_REACHED -> sunsetReached(attempt);
            case NO_LIVE_GRANT -> noLiveGrant(attempt);
            case NO_DEPENDENT -> noDependent(attempt);
        };
    }

    private Uni<List<String>> contractReached(Attempt attempt, ContractStanding needed) {
        var standing = attempt.of().contract();
        if (!standing.reaches(needed)) {
            throw refused(
                    "contract-needed",
                    "进入 " + attempt.request().target() + " 前接口规范须达到 " + needed + "，现为 " + standing,
                    attempt.request().target() + " needs a contract that is " + needed + "; it is " + standing);
        }
        return contracts.reached(attempt.of().code(), needed);
    }

    private Uni<List<String>> anotherPerson(Attempt attempt) {
        return writers.of(attempt.of().code())
                .chain(wrote -> history.last(attempt.object(), InterfaceState.PLANNED, InterfaceState.DESIGNED)
                        .invoke(designed -> mustBeAnother(attempt, wrote, designed)))
                .chain(Guards::nothingMore);
    }

    private static void mustBeAnother(Attempt attempt, Set<String> wrote, Optional<TransitionView> designed) {
        var person = attempt.by().subject();
        if (wrote.contains(person)
                || designed.filter(step -> step.by().subject().equals(person)).isPresent()) {
            throw refused(
                    "two-person-rule",
                    "起草接口规范的人和把接口由 PLANNED 设为 DESIGNED 的人不能批准该接口",
                    "Who wrote its contract or moved the interface from PLANNED to DESIGNED may not approve it");
        }
    }

    private Uni<List<String>> acceptancePassed(Attempt attempt) {
        return trials.passed(attempt.of())
                .map(trial -> List.of(trial.orElseThrow(Guards::notAccepted).path()));
    }

    private static Refusal notAccepted() {
        return refused(
                "acceptance-needed",
                "验收须由采集服务报告为通过，且在接口最近一次进入 BUILT 之后，所验收的接口规范版本须已批准或生效",
                "Collection must have reported a passed acceptance since the interface was last BUILT, as its latest, of a"
                        + " version of the contract that is approved or in force");
    }

    private Uni<List<String>> requirementsMet(Attempt attempt) {
        return requirements
                .missingFor(attempt.of())
                .invoke(Guards::mustLackNothing)
                .chain(() -> requirements.shownBy(attempt.of()));
    }

    private static void mustLackNothing(List<Missing> missing) {
        if (!missing.isEmpty()) {
            var codes = missing.stream().map(Missing::code).toList();
            throw refused("requirements-missing", "上线条件不齐备，缺少：" + codes, "Requirements are missing: " + codes)
                    .withErrors(missing.stream().map(Guards::error).toList());
        }
    }

    private static FieldError error(Missing missing) {
        return new FieldError(
                TARGET,
                new Text(
                        missing.code() + "：" + missing.what().zh() + "（" + missing.clause() + "）",
                        missing.code() + ": " + missing.what().en() + " (" + missing.clause() + ")"));
    }

    private static Uni<List<String>> evidenceGiven(Attempt attempt) {
        var given = attempt.request().evidence();
        if (given == null || given.isEmpty()) {
            throw refusedAt(
                    "/evidence",
                    "evidence-needed",
                    "须写明依据（链接或文号）",
                    "This move names its evidence: a link or file number");
        }
        return nothingMore();
    }

    private Uni<List<String>> sunsetSet(Attempt attempt) {
        var sunset = attempt.request().sunset();
        var today = time.today();
        if (sunset == null || !sunset.isAfter(today) || sunset.isAfter(today.plusYears(MOST_YEARS_TO_SUNSET))) {
            throw refusedAt(
                    "/sunset",
                    "sunset-needed",
                    "须写明今日之后、" + MOST_YEARS_TO_SUNSET + " 年之内的下线日期",
                    "A sunset after today and within " + MOST_YEARS_TO_SUNSET + " years must be set");
        }
        return nothingMore();
    }

    private static void mustNotSetASunset(InterfaceMove move, Attempt attempt) {
        if (attempt.request().sunset() != null && !move.guards().contains(Guard.SUNSET_SET)) {
            throw refusedAt(
                    "/sunset",
                    "sunset-not-taken",
                    "只有进入或留在 DEPRECATED、留在 SUSPENDED 时才设下线日期",
                    "A sunset is set with DEPRECATED, or on what stays SUSPENDED");
        }
    }

    private static Uni<List<String>> noSunset(Attempt attempt) {
        var sunset = attempt.of().sunset();
        if (sunset != null) {
            throw refused(
                    "sunset-stands",
                    "该接口已定于 " + sunset + " 下线，恢复后仍为 DEPRECATED",
                    "Its sunset, " + sunset + ", stands: it comes back as DEPRECATED");
        }
        return nothingMore();
    }

    private static Uni<List<String>> sunsetStands(Attempt attempt) {
        if (attempt.of().sunset() == null) {
            throw refused(
                    "not-deprecated-before",
                    "该接口停用前不是 DEPRECATED，须先恢复为 ONLINE",
                    "It was not DEPRECATED before it was suspended: it comes back as ONLINE first");
        }
        return nothingMore();
    }

    private Uni<List<String>> sunsetReached(Attempt attempt) {
        var sunset = attempt.of().sunset();
        if (sunset != null && time.today().isBefore(sunset)) {
            throw refused(
                    "sunset-not-reached",
                    "下线日期为 " + sunset + "，此前不能退役",
                    "It may be retired from its sunset on, " + sunset);
        }
        return nothingMore();
    }

    private Uni<List<String>> noLiveGrant(Attempt attempt) {
        return impact.of(attempt.of().code(), Set.of())
                .map(all -> all.stream()
                        .filter(dependent -> dependent.kind().equals(GRANT))
                        .toList())
                .invoke(Guards::mustHaveEnded)
                .chain(Guards::nothingMore);
    }

    private Uni<List<String>> noDependent(Attempt attempt) {
        return impact.needing(attempt.of().code())
                .invoke(Guards::nobodyMustDepend)
                .chain(Guards::nothingMore);
    }

    private static void nobodyMustDepend(List<Dependent> dependents) {
        if (!dependents.isEmpty()) {
            var count = dependents.size();
            throw refused("dependents-left", "仍有依赖方：" + count, count + " still depend on it")
                    .withErrors(named(dependents));
        }
    }

    private static void mustHaveEnded(List<Dependent> grants) {
        if (!grants.isEmpty()) {
            throw refused("grants-live", "仍有未结束的使用授权：" + grants.size(), grants.size() + " grants have not ended")
                    .withErrors(named(grants));
        }
    }

    private static List<FieldError> named(List<Dependent> dependents) {
        return dependents.stream()
                .limit(MOST_NAMED)
                .map(each -> new FieldError(
                        TARGET,
                        new Text(each.name() + "（" + each.link() + "）", each.name() + " (" + each.link() + ")")))
                .toList();
    }

    private static Uni<List<String>> nothingMore() {
        return Uni.createFrom().item(List.of());
    }

    private static Refusal refusedAt(String pointer, String code, String zh, String en) {
        return refused(code, zh, en).withErrors(List.of(new FieldError(pointer, new Text(zh, en))));
    }

    private static Refusal refused(String code, String zh, String en) {
        return new RuleRefused(code, new Text(zh, en)).withClause("R3.2f");
    }
}
