package cn.etown.governance.coverage;

import cn.etown.governance.clock.Breaches;
import cn.etown.governance.clock.ClockSettings;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.coverage.domain.AnswerState;
import cn.etown.governance.history.Step;
import cn.etown.governance.history.TransitionView;
import cn.etown.governance.history.Transitions;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Forbidden;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** What units say about items that are missing, and what the center says to it (R8.2). Neither changes a figure. */
@ApplicationScoped
public class DataItemAnswers {

    private final ItemAnswerRepository repository;
    private final DataItemRepository items;
    private final ClockSettings clocks;
    private final Breaches breaches;
    private final Transitions history;
    private final Callers callers;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime time;
    private final CoverageSettings settings;

    DataItemAnswers(
            ItemAnswerRepository repository,
            DataItemRepository items,
            ClockSettings clocks,
            Breaches breaches,
            Transitions history,
            Callers callers,
            Audit audit,
            Ids ids,
            CountyTime time,
            CoverageSettings settings) {
        this.repository = repository;
        this.items = items;
        this.clocks = clocks;
        this.breaches = breaches;
        this.history = history;
        this.callers = callers;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
        this.settings = settings;
    }

    /** Takes one answer for several items of the caller's own unit. */
    @WithTransaction
    public Uni<DataItemAnswerView> answer(AnswerDataItemsRequest request) {
        var caller = callers.current();
        String unit = caller.unit().orElseThrow(DataItemAnswers::ofNoUnit);
        mustPlanAhead(request);
        return items.ofUnit(unit, request.items())
                .invoke(own -> mustBeTheirOwn(request.items(), own))
                .chain(() -> decisionDue(request.kind()))
                .map(due -> new ItemAnswer(ids.next(), unit, request, caller, time.now(), due.orElse(null)))
                .chain(repository::persistAndFlush)
                .call(() -> items.answered(request.items(), time.today(), request.plannedFor()))
                .call(answer -> audit.record(AuditEntry.of(caller, "answer-data-items", answer.path(), "R8.2")))
                .map(ItemAnswer::view);
    }

    private Uni<Optional<LocalDate>> decisionDue(AnswerKind kind) {
        return kind.needsDecision()
                ? clocks.due(Matter.DATA_ITEM, Term.DECISION).map(Optional::of)
                : Uni.createFrom().item(Optional.empty());
    }

    /** Accepts an answer until a day, or refuses it: then the unit owes another. The items are missing either way. */
    @WithTransaction
    public Uni<DataItemAnswerView> move(UUID id, EntityVersion expected, MoveDataItemAnswerRequest request) {
        var caller = callers.current();
        mustEndInTime(request);
        return repository
                .require(id, caller)
                .invoke(answer -> expected.mustMatch(new EntityVersion(answer.revision())))
                .call(answer -> take(answer, request, caller))
                .call(repository::flush)
                .map(ItemAnswer::view);
    }

    private Uni<Void> take(ItemAnswer answer, MoveDataItemAnswerRequest request, Caller caller) {
        var step = new Step(answer.state(), request.target(), request.reason(), request.evidence());
        answer.moveTo(request.target(), request.until(), caller, request.reason(), time.now());
        var entry = AuditEntry.of(caller, "move-data-item-answer", answer.path(), "R8.2")
                .with("from", step.from())
                .with("to", step.to());
        return breaches.recordIfLate(answer.missed())
                .chain(() -> items.answerDecided(answer.id(), answer.items(), request.until()))
                .chain(() -> history.add(answer.path(), caller, step))
                .chain(() -> audit.record(entry));
    }

    @WithTransaction
    public Uni<Page<TransitionView>> history(PageRequest page, UUID id) {
        return repository.require(id, callers.current()).chain(answer -> history.list(page, answer.path()));
    }

    @WithTransaction
    public Uni<DataItemAnswerView> require(UUID id) {
        return repository.require(id, callers.current()).map(ItemAnswer::view);
    }

    /** Answers in the order they were given; people of a unit see their own whatever they ask for. */
    @WithTransaction
    public Uni<Page<DataItemAnswerView>> list(
            PageRequest page, Optional<String> unit, Optional<AnswerState> state, Optional<UUID> item) {
        var caller = callers.current();
        var seen = caller.seesEveryUnit() ? unit : caller.unit().or(() -> Optional.of("-"));
        return repository
                .after(page, seen, state, item)
                .map(found -> Page.of(page, found, ItemAnswer::id, ItemAnswer::view));
    }

    private void mustPlanAhead(AnswerDataItemsRequest request) {
        boolean needed = request.kind() == AnswerKind.WILL_CONNECT;
        if (!isInTime(request.plannedFor(), needed)) {
            int longest = settings.longestPlanDays();
            var detail = new Text(
                    "WILL_CONNECT 须填写今日之后、" + longest + " 天之内的计划接入日期，其他类型不填",
                    "WILL_CONNECT names a day after today and within " + longest
                            + " days on which it is planned, and no other answer does");
            throw new RuleRefused("answer-plan", detail)
                    .withClause("R8.2")
                    .withErrors(List.of(new FieldError("/plannedFor", detail)));
        }
    }

    private void mustEndInTime(MoveDataItemAnswerRequest request) {
        if (!isInTime(request.until(), request.target() == AnswerState.ACCEPTED)) {
            int longest = settings.longestPlanDays();
            var detail = new Text(
                    "ACCEPTED 须填写今日之后、" + longest + " 天之内的有效期，其他不填",
                    "ACCEPTED names a day after today and within " + longest + " days, and nothing else does");
            throw new RuleRefused("answer-term", detail)
                    .withClause("R8.2")
                    .withErrors(List.of(new FieldError("/until", detail)));
        }
    }

    private boolean isInTime(LocalDate day, boolean needed) {
        var today = time.today();
        return needed
                ? day != null && day.isAfter(today) && !day.isAfter(today.plusDays(settings.longestPlanDays()))
                : day == null;
    }

    private static void mustBeTheirOwn(List<UUID> asked, Set<UUID> own) {
        var foreign = IntStream.range(0, asked.size())
                .filter(i -> !own.contains(asked.get(i)))
                .mapToObj(i -> new FieldError("/items/" + i, new Text("本单位没有这个数据项", "The unit has no such data item")))
                .toList();
        if (!foreign.isEmpty()) {
            throw new RuleRefused("unknown-data-item", new Text("含有不属于本单位的数据项", "Some items are not the unit's own"))
                    .withErrors(foreign);
        }
    }

    private static Forbidden ofNoUnit() {
        return new Forbidden("forbidden", new Text("由所属单位答复", "The unit itself answers"));
    }
}
