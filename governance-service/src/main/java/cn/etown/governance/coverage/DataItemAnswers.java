package cn.etown.governance.coverage;

import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Callers;
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

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** What units say about items that are missing (R8.2). An answer changes no figure. */
@ApplicationScoped
public class DataItemAnswers {

    private final ItemAnswerRepository repository;
    private final DataItemRepository items;
    private final Callers callers;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime time;

    DataItemAnswers(
            ItemAnswerRepository repository,
            DataItemRepository items,
            Callers callers,
            Audit audit,
            Ids ids,
            CountyTime time) {
        this.repository = repository;
        this.items = items;
        this.callers = callers;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
    }

    /** Takes one answer for several items of the caller's own unit. */
    @WithTransaction
    public Uni<DataItemAnswerView> answer(AnswerDataItemsRequest request) {
        var caller = callers.current();
        String unit = caller.unit().orElseThrow(DataItemAnswers::ofNoUnit);
        mustPlanAhead(request);
        var answer = new ItemAnswer(ids.next(), unit, request, caller, time.now());
        return items.ofUnit(unit, request.items())
                .invoke(own -> mustBeTheirOwn(request.items(), own))
                .chain(() -> repository.persistAndFlush(answer))
                .call(() -> items.answered(request.items(), time.today(), request.plannedFor()))
                .call(() -> audit.record(AuditEntry.of(caller, "answer-data-items", answer.path(), "R8.2")))
                .map(ItemAnswer::view);
    }

    @WithTransaction
    public Uni<DataItemAnswerView> require(UUID id) {
        return repository.require(id, callers.current()).map(ItemAnswer::view);
    }

    /** Answers in the order they were given; people of a unit see their own whatever they ask for. */
    @WithTransaction
    public Uni<Page<DataItemAnswerView>> list(PageRequest page, Optional<String> unit, Optional<UUID> item) {
        var caller = callers.current();
        var seen = caller.seesEveryUnit() ? unit : caller.unit().or(() -> Optional.of("-"));
        return repository.after(page, seen, item).map(found -> Page.of(page, found, ItemAnswer::id, ItemAnswer::view));
    }

    private void mustPlanAhead(AnswerDataItemsRequest request) {
        boolean needed = request.kind() == AnswerKind.WILL_CONNECT;
        boolean good = needed
                ? request.plannedFor() != null && request.plannedFor().isAfter(time.today())
                : request.plannedFor() == null;
        if (!good) {
            var detail = new Text(
                    "WILL_CONNECT 须填写今日之后的计划接入日期，其他类型不填",
                    "WILL_CONNECT names a day after today on which it is planned, and no other answer does");
            throw new RuleRefused("answer-plan", detail)
                    .withClause("R8.2")
                    .withErrors(List.of(new FieldError("/plannedFor", detail)));
        }
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
