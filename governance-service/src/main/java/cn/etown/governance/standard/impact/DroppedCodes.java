package cn.etown.governance.standard.impact;

import cn.etown.governance.clock.Breaches;
import cn.etown.governance.clock.ClockSettings;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.task.Task;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.UUID;

/**
 * Codes that a new version of a code list drops though something uses them: seen before it is published, acknowledged by who
 * publishes it, and then owed by the units whose mappings lead to them (R5.4).
 */
@ApplicationScoped
public class DroppedCodes {

    private final DroppedCodeRepository repository;
    private final ClockSettings clocks;
    private final Breaches breaches;
    private final CountyTime time;

    DroppedCodes(DroppedCodeRepository repository, ClockSettings clocks, Breaches breaches, CountyTime time) {
        this.repository = repository;
        this.clocks = clocks;
        this.breaches = breaches;
        this.time = time;
    }

    /** What uses codes that the draft has no more, by code. */
    @WithTransaction
    public Uni<Page<DroppedCode>> of(UUID draft, PageRequest page) {
        return repository
                .after(page, draft, time.today())
                .map(found -> Page.of(page, found, DroppedCode::key, dropped -> dropped));
    }

    /**
     * The draft is about to be published: the units whose mappings it touches have to revise them.
     *
     * @param acknowledged whether who publishes it says that they saw what it touches
     * @throws RuleRefused {@code codes-in-use}, where it touches anything and that was not acknowledged
     */
    public Uni<Void> follow(UUID draft, boolean acknowledged) {
        var today = time.today();
        return acknowledged
                ? clocks.due(Matter.MAPPING, Term.REVISION).chain(due -> repository.owe(draft, today, due, time.now()))
                : repository
                        .after(PageRequest.greatest(), draft, today)
                        .invoke(DroppedCodes::mustBeNone)
                        .replaceWithVoid();
    }

    /** The mapping of a unit to a list is about to give way to another, or to end: where it had to be revised before, records that. */
    public Uni<Void> recordIfLate(String unit, String codeList) {
        return repository.overdue(unit, codeList, time.today()).chain(breaches::recordIfLate);
    }

    /** The mappings that a unit has to revise. */
    @WithTransaction
    public Uni<List<Task>> owedBy(String unit) {
        return repository
                .owedBy(unit)
                .map(owed -> owed.stream()
                        .map(mapping -> new Task(
                                        "revise-mapping",
                                        new Text(
                                                "代码集 " + mapping.codeList() + " 的新版本停用了 " + mapping.codes()
                                                        + " 个在用代码，请修订代码映射",
                                                "The code list " + mapping.codeList() + " dropped codes that "
                                                        + mapping.codes()
                                                        + " of your own are mapped to; revise the mapping"),
                                        unit,
                                        mapping.due(),
                                        "R5.4",
                                        "mappings/" + mapping.mapping())
                                .toAct("POST", "mappings"))
                        .toList());
    }

    private static void mustBeNone(List<DroppedCode> found) {
        if (!found.isEmpty()) {
            throw new RuleRefused(
                            "codes-in-use",
                            new Text(
                                    "新版本停用了仍在使用的代码，见 errors 和 dropped-codes；确认后以 acknowledged 再次发布",
                                    "The version drops codes that are in use; see errors and its dropped-codes, and publish"
                                            + " it with acknowledged once that was seen"))
                    .withClause("R5.4")
                    .withErrors(found.stream().map(DroppedCodes::error).toList());
        }
    }

    private static FieldError error(DroppedCode dropped) {
        var by = dropped.link() + " (" + (dropped.unit() == null ? dropped.name() : dropped.unit()) + ")";
        return new FieldError(
                "/acknowledged",
                new Text("代码 " + dropped.code() + " 被引用：" + by, "The code " + dropped.code() + " is used by " + by));
    }
}
