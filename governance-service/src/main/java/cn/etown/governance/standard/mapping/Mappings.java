package cn.etown.governance.standard.mapping;

import cn.etown.governance.clock.Breaches;
import cn.etown.governance.clock.ClockSettings;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.history.Step;
import cn.etown.governance.history.TransitionView;
import cn.etown.governance.history.Transitions;
import cn.etown.governance.standard.codelist.CodeLists;
import cn.etown.governance.standard.domain.Doubles;
import cn.etown.governance.standard.domain.MappingState;
import cn.etown.governance.standard.impact.DroppedCodes;
import cn.etown.governance.unit.Units;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.Conflict;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Forbidden;
import cn.etown.kit.problem.Refusal;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.task.Task;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;

/** Mappings (代码映射, R5.4): what the codes of a unit's own are in standard codes, so that figures of units add up. */
@ApplicationScoped
public class Mappings {

    /** Whose move each state is. */
    private static final Map<MappingState, Set<String>> MOVERS = Map.of(
            MappingState.DRAFT, Set.of(),
            MappingState.SUBMITTED, Set.of(Roles.CLERK, Roles.SIGNER),
            MappingState.PUBLISHED, Set.of(Roles.OPERATOR, Roles.GOVERNOR),
            MappingState.WITHDRAWN, Set.of(Roles.CLERK, Roles.SIGNER, Roles.GOVERNOR));

    /** As many entries as a mapping may have. */
    private static final int MOST_ENTRIES = 100_000;

    private final MappingRepository repository;
    private final MappedCodeRepository entries;
    private final UnmappedCodes unmapped;
    private final DroppedCodes dropped;
    private final CodeLists codeLists;
    private final Units units;
    private final ClockSettings clocks;
    private final Breaches breaches;
    private final Transitions history;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime time;

    Mappings(
            MappingRepository repository,
            MappedCodeRepository entries,
            UnmappedCodes unmapped,
            DroppedCodes dropped,
            CodeLists codeLists,
            Units units,
            ClockSettings clocks,
            Breaches breaches,
            Transitions history,
            Callers callers,
            Outbox outbox,
            Audit audit,
            Ids ids,
            CountyTime time) {
        this.repository = repository;
        this.entries = entries;
        this.unmapped = unmapped;
        this.dropped = dropped;
        this.codeLists = codeLists;
        this.units = units;
        this.clocks = clocks;
        this.breaches = breaches;
        this.history = history;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
    }

    /** Drafts the next mapping of the caller's own unit; it begins with the entries of the one published last. */
    @WithTransaction
    public Uni<MappingView> draft(DraftMappingRequest request) {
        var caller = callers.current();
        String unit = caller.unit().orElseThrow(Mappings::onlyUnits);
        mustEndAfterItBegins(request);
        mustLeaveThePastAlone(request);
        return codeLists
                .mustBePublished(request.codeList(), "/codeList")
                .chain(() -> repository.findOpen(unit, request.codeList()))
                .onItem()
                .ifNotNull()
                .failWith(Mappings::draftIsOpen)
                .chain(none -> repository.findLast(unit, request.codeList()))
                .map(last -> last == null ? 1 : last.number() + 1)
                .map(number -> new Mapping(ids.next(), unit, number, request, caller, time.now()))
                .chain(repository::persistAndFlush)
                .call(this::copyLastPublished)
                .call(repository::flush)
                .call(saved -> audit.record(entry(caller, "draft-mapping", saved)))
                .map(MappingView::of);
    }

    /** Puts entries into a draft of the caller's own unit and takes some out. */
    @WithTransaction
    public Uni<MappingView> change(UUID id, EntityVersion expected, ChangeMappingRequest request) {
        var caller = callers.current();
        Doubles.refuse(request.entries().stream().map(MappedCode::code).toList());
        return repository
                .require(id, caller)
                .invoke(mapping -> mustSpeakForItsUnit(caller, mapping))
                .invoke(mapping -> expected.mustMatch(mapping.entityVersion()))
                .invoke(Mapping::mustBeDraft)
                .call(mapping -> mustBeStandardCodes(mapping, request.entries()))
                .call(() -> entries.remove(id, request.remove()))
                .call(() -> entries.put(id, request.entries()))
                .call(mapping -> entries.count(id).invoke(count -> hold(mapping, count)))
                .invoke(mapping -> mapping.editedBy(caller))
                .call(repository::flush)
                .call(mapping -> audit.record(entry(caller, "change-mapping-entries", mapping)
                        .with("put", request.entries().size())
                        .with("removed", request.remove().size())))
                .map(MappingView::of);
    }

    /** Moves a mapping on: submission by the unit, confirmation by another person of the center, withdrawal. */
    @WithTransaction
    public Uni<MappingView> move(UUID id, EntityVersion expected, MoveMappingRequest request) {
        var caller = callers.current();
        mustMayMove(caller, request.target());
        return repository
                .require(id, caller)
                .invoke(mapping -> mustBeTheirs(caller, mapping, request.target()))
                .invoke(mapping -> expected.mustMatch(mapping.entityVersion()))
                .call(mapping -> move(mapping, caller, request))
                .call(repository::flush)
                .map(MappingView::of);
    }

    @WithTransaction
    public Uni<MappingView> require(UUID id) {
        return repository.require(id, callers.current()).map(MappingView::of);
    }

    /** Mappings in the order they were drafted; people of a unit see their own whatever they ask for. */
    @WithTransaction
    public Uni<Page<MappingView>> list(
            PageRequest page, Optional<String> unit, Optional<String> codeList, Optional<MappingState> state) {
        var caller = callers.current();
        var seen = caller.seesEveryUnit() ? unit : caller.unit().or(() -> Optional.of("-"));
        return repository
                .after(page, seen, codeList, state)
                .map(found -> Page.of(page, found, Mapping::id, MappingView::of));
    }

    @WithTransaction
    public Uni<Page<TransitionView>> history(PageRequest page, UUID id) {
        return repository.require(id, callers.current()).chain(mapping -> history.list(page, mapping.path()));
    }

    /** The entries of a mapping by own code; only those that begin so, where a beginning is given. */
    public Uni<Page<MappedCode>> entries(PageRequest page, UUID id, Optional<String> beginning) {
        return require(id)
                .chain(mapping -> entries.after(page, id, beginning))
                .map(found -> Page.of(page, found, MappedCode::code, entry -> entry));
    }

    /** What own codes of a unit are in standard codes on {@code day}, as it was known at {@code asked}, or is now. */
    Uni<StandardCodesView> lookUp(
            String unit, String codeList, LocalDate day, List<String> codes, Optional<Instant> asked) {
        callers.current().mustSee(unit, () -> MappingRepository.notFound(unit));
        var asOf = asked.orElseGet(time::now);
        return entries.lookUp(unit, codeList, day, codes, asOf).map(found -> {
            var known = found.stream().map(StandardCode::code).toList();
            var missing = codes.stream()
                    .distinct()
                    .filter(code -> !known.contains(code))
                    .toList();
            return new StandardCodesView(day, asOf, found, missing);
        });
    }

    /** The mappings that wait for the center. */
    @WithTransaction
    public Uni<List<Task>> submitted(int most) {
        return repository
                .submitted(most)
                .chain(found -> units.names(found.stream().map(Mapping::unit).toList())
                        .map(names -> found.stream()
                                .map(mapping -> confirm(mapping, names.get(mapping.unit())))
                                .toList()));
    }

    private static Task confirm(Mapping mapping, String unit) {
        return new Task(
                        "confirm-mapping",
                        new Text(
                                "确认 " + unit + " 到代码集 " + mapping.codeList() + " 的映射",
                                "Confirm the mapping of " + unit + " to the code list " + mapping.codeList()),
                        null,
                        mapping.due(),
                        "R5.4",
                        mapping.path())
                .toAct("POST", mapping.path() + "/transitions");
    }

    private Uni<Void> copyLastPublished(Mapping draft) {
        return repository
                .findLastPublished(draft.unit(), draft.codeList())
                .onItem()
                .ifNotNull()
                .call(last -> entries.copy(last.id(), draft.id()))
                .onItem()
                .ifNotNull()
                .invoke(last -> draft.hold(last.entries(), time.now()))
                .replaceWithVoid();
    }

    private Uni<Void> move(Mapping mapping, Caller caller, MoveMappingRequest request) {
        var step = new Step(mapping.state(), request.target(), request.reason(), request.evidence());
        var entry =
                entry(caller, "move-mapping", mapping).with("from", step.from()).with("to", step.to());
        return recordIfLate(mapping)
                .chain(() -> take(mapping, caller, request.target()))
                .chain(() -> history.add(mapping.path(), caller, step))
                .chain(() -> audit.record(entry));
    }

    private Uni<Void> recordIfLate(Mapping mapping) {
        return mapping.state() == MappingState.SUBMITTED
                ? breaches.recordIfLate(mapping.missed())
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> take(Mapping mapping, Caller caller, MappingState target) {
        return switch (target) {
            case SUBMITTED -> submit(mapping, caller);
            case PUBLISHED -> publish(mapping, caller);
            default -> withdraw(mapping);
        };
    }

    private Uni<Void> submit(Mapping mapping, Caller caller) {
        mapping.state().moveTo(MappingState.SUBMITTED);
        mustHaveEntries(mapping);
        return mustStillBeStandardCodes(mapping)
                .chain(() -> clocks.due(Matter.MAPPING, Term.DECISION))
                .invoke(due -> mapping.submit(caller, due))
                .replaceWithVoid();
    }

    private Uni<Void> publish(Mapping mapping, Caller caller) {
        mustMayCorrect(caller, mapping);
        return dropped.recordIfLate(mapping.unit(), mapping.codeList())
                .invoke(() -> mapping.publish(caller, time.now(), time.today()))
                .chain(() -> mustStillBeStandardCodes(mapping))
                .chain(repository::flush)
                .chain(() -> unmapped.compare(mapping.unit(), mapping.codeList()))
                .chain(() -> outbox.append(MappingEvents.published(mapping)));
    }

    private Uni<Void> withdraw(Mapping mapping) {
        if (mapping.state() != MappingState.PUBLISHED) {
            mapping.withdraw(time.now(), time.today());
            return Uni.createFrom().voidItem();
        }
        return dropped.recordIfLate(mapping.unit(), mapping.codeList())
                .invoke(() -> mapping.withdraw(time.now(), time.today()))
                .chain(repository::flush)
                .chain(() -> unmapped.compare(mapping.unit(), mapping.codeList()))
                .chain(() -> outbox.append(MappingEvents.withdrawn(mapping, time.now())));
    }

    private void hold(Mapping mapping, int count) {
        if (count > MOST_ENTRIES) {
            throw new RuleRefused(
                    "too-many-entries",
                    new Text("一份映射至多 " + MOST_ENTRIES + " 条", "A mapping has at most " + MOST_ENTRIES + " entries"));
        }
        mapping.hold(count, time.now());
    }

    private Uni<Void> mustBeStandardCodes(Mapping mapping, List<MappedCode> lines) {
        var codes = lines.stream()
                .map(MappedCode::standardCode)
                .filter(code -> code != null)
                .distinct()
                .toList();
        return codeLists
                .held(mapping.codeList(), codes)
                .invoke(held -> refuseOthers(mapping.codeList(), lines, held))
                .replaceWithVoid();
    }

    private static void refuseOthers(String codeList, List<MappedCode> lines, Set<String> held) {
        var wrong = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).standardCode() != null)
                .filter(i -> !held.contains(lines.get(i).standardCode()))
                .limit(50)
                .mapToObj(i -> new FieldError(
                        "/entries/" + i + "/standardCode",
                        new Text(
                                "代码集 " + codeList + " 中没有 " + lines.get(i).standardCode(),
                                "The code list " + codeList + " has no "
                                        + lines.get(i).standardCode())))
                .toList();
        if (!wrong.isEmpty()) {
            throw unknownStandardCode().withErrors(wrong);
        }
    }

    /** The list may have changed since the entries were put in. */
    private Uni<Void> mustStillBeStandardCodes(Mapping mapping) {
        return entries.strange(mapping.id(), mapping.codeList())
                .invoke(strange -> {
                    if (!strange.isEmpty()) {
                        var named = String.join(", ", strange);
                        var detail =
                                new Text("这些代码对应的标准代码已不存在：" + named, "The standard codes of these are gone: " + named);
                        throw unknownStandardCode().withErrors(List.of(new FieldError("/entries", detail)));
                    }
                })
                .replaceWithVoid();
    }

    private static Refusal unknownStandardCode() {
        return new RuleRefused(
                        "unknown-standard-code",
                        new Text("映射到了代码集中没有的代码", "The mapping leads to codes that the list does not have"))
                .withClause("R5.4");
    }

    private static void mustHaveEntries(Mapping mapping) {
        if (mapping.entries() == 0) {
            throw new RuleRefused("mapping-empty", new Text("映射没有条目", "The mapping has no entries"));
        }
    }

    private static void mustEndAfterItBegins(DraftMappingRequest request) {
        if (request.validUntil() != null && request.validUntil().isBefore(request.validFrom())) {
            var detail = new Text("失效日期早于生效日期", "It ends before it begins");
            throw new RuleRefused("validity", detail).withErrors(List.of(new FieldError("/validUntil", detail)));
        }
    }

    private void mustLeaveThePastAlone(DraftMappingRequest request) {
        boolean begun = request.validFrom().isBefore(time.today());
        if (begun && request.correction() == null) {
            throw validity(
                    "/validFrom",
                    "生效日期已过；更正以前的日子须写明原因",
                    "It begins on a day that is past; to correct such days, state why");
        }
        if (!begun && request.correction() != null) {
            throw validity("/correction", "只有更正以前的日子才写更正原因", "Only what begins on a day that is past is a correction");
        }
    }

    private static RuntimeException validity(String pointer, String zh, String en) {
        var detail = new Text(zh, en);
        return new RuleRefused("validity", detail)
                .withClause("R5.4")
                .withErrors(List.of(new FieldError(pointer, detail)));
    }

    /** What was reported of days that are past is not for daily work to change. */
    private static void mustMayCorrect(Caller caller, Mapping mapping) {
        if (mapping.isCorrection() && !caller.is(Roles.GOVERNOR)) {
            throw new Forbidden(
                    "forbidden",
                    new Text("更正以前日子的映射由治理员决定", "A governor decides on a correction of days that are past"));
        }
    }

    private static void mustMayMove(Caller caller, MappingState target) {
        var movers = MOVERS.get(target);
        if (movers.isEmpty()) {
            throw new RuleRefused(
                    "mapping-transition",
                    new Text("不能回到草案，请起草新版本", "A mapping does not become a draft again; draft another"));
        }
        if (movers.stream().noneMatch(caller::is)) {
            var roles = new TreeSet<>(movers);
            throw new Forbidden(
                    "forbidden",
                    new Text(
                            "进入 " + target + " 需要角色之一：" + String.join("、", roles),
                            "To move to " + target + " takes a role of " + String.join(", ", roles)));
        }
    }

    /** What is the unit's to say, its own people say; a governor may return or end any mapping. */
    private static void mustBeTheirs(Caller caller, Mapping mapping, MappingState target) {
        boolean ended = target == MappingState.WITHDRAWN && caller.is(Roles.GOVERNOR);
        if (MOVERS.get(target).contains(Roles.CLERK) && !ended) {
            mustSpeakForItsUnit(caller, mapping);
        }
        if (target == MappingState.WITHDRAWN
                && mapping.state() == MappingState.PUBLISHED
                && !caller.is(Roles.GOVERNOR)) {
            throw new Forbidden(
                    "forbidden", new Text("已发布的映射由治理员废止", "A mapping that was published is withdrawn by a governor"));
        }
    }

    private static void mustSpeakForItsUnit(Caller caller, Mapping mapping) {
        caller.mustBelongTo(
                mapping.unit(),
                () -> new Forbidden(
                        "forbidden", new Text("只能处理本单位的映射", "Mappings are made by the unit whose codes they hold")));
    }

    private static RuntimeException onlyUnits() {
        return new Forbidden("forbidden", new Text("映射由单位起草", "Mappings are drafted by units"));
    }

    private static RuntimeException draftIsOpen() {
        return new Conflict(
                "draft-open",
                new Text(
                        "该代码集已有草案或待确认的映射，请先完成",
                        "There is a draft or a submitted mapping to this list; finish it first"));
    }

    private static AuditEntry entry(Caller caller, String action, Mapping mapping) {
        return AuditEntry.of(caller, action, mapping.path(), "R5.4");
    }
}
