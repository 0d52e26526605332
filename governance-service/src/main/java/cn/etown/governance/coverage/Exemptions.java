package cn.etown.governance.coverage;

import cn.etown.governance.clock.Breaches;
import cn.etown.governance.clock.ClockSettings;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.coverage.domain.Carrier;
import cn.etown.governance.coverage.domain.ExemptionState;
import cn.etown.governance.coverage.domain.ItemCoverage;
import cn.etown.governance.history.Step;
import cn.etown.governance.history.TransitionView;
import cn.etown.governance.history.Transitions;
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
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.SqlState;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Exemptions (豁免): asked for, decided by a governor who did not ask, and ended by their last day (R4.3a). */
@ApplicationScoped
public class Exemptions {

    private final ExemptionRepository repository;
    private final DataItemRepository items;
    private final ItemCoverages coverages;
    private final ClockSettings clocks;
    private final Breaches breaches;
    private final Transitions history;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime time;
    private final CoverageSettings settings;

    Exemptions(
            ExemptionRepository repository,
            DataItemRepository items,
            ItemCoverages coverages,
            ClockSettings clocks,
            Breaches breaches,
            Transitions history,
            Callers callers,
            Outbox outbox,
            Audit audit,
            Ids ids,
            CountyTime time,
            CoverageSettings settings) {
        this.repository = repository;
        this.items = items;
        this.coverages = coverages;
        this.clocks = clocks;
        this.breaches = breaches;
        this.history = history;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
        this.settings = settings;
    }

    /** Asks that an item need not be connected until a day; until that is granted, nothing changes. */
    @WithTransaction
    public Uni<ExemptionView> ask(UUID itemId, AskExemptionRequest request) {
        var caller = callers.current();
        return items.require(itemId, caller)
                .invoke(item -> mustBeConcerned(caller, item.unit()))
                .invoke(item -> mustEndInTime(request.until()))
                .invoke(item -> item.recorded().moveTo(ItemCoverage.EXEMPT))
                .chain(item -> clocks.due(Matter.EXEMPTION, Term.DECISION)
                        .map(due -> new Exemption(ids.next(), item, request, caller, time.now(), due)))
                .chain(repository::persistAndFlush)
                .onFailure(SqlState::isUniqueViolation)
                .transform(open -> new Conflict(
                        "exemption-asked", new Text("该数据项已有待决定的豁免申请", "An exemption was asked for already")))
                .call(asked -> audit.record(AuditEntry.of(caller, "ask-exemption", asked.path(), "R4.3a")))
                .map(ExemptionView::of);
    }

    /** Decides on a request, takes it back, or revokes what was granted. */
    @WithTransaction
    public Uni<ExemptionView> move(UUID id, EntityVersion expected, MoveExemptionRequest request) {
        var caller = callers.current();
        return repository
                .require(id, caller)
                .invoke(exemption -> mustMayMove(caller, exemption, request.target()))
                .invoke(exemption -> expected.mustMatch(new EntityVersion(exemption.revision())))
                .call(exemption -> take(exemption, caller, request))
                .call(repository::flush)
                .map(ExemptionView::of);
    }

    @WithTransaction
    public Uni<ExemptionView> require(UUID id) {
        return repository.require(id, callers.current()).map(ExemptionView::of);
    }

    /** Exemptions in the order they were asked for; people of a unit see their own whatever they ask for. */
    @WithTransaction
    public Uni<Page<ExemptionView>> list(
            PageRequest page, Optional<String> unit, Optional<ExemptionState> state, Optional<UUID> item) {
        var caller = callers.current();
        var seen = caller.seesEveryUnit() ? unit : caller.unit().or(() -> Optional.of("-"));
        return repository
                .after(page, seen, state, item)
                .map(found -> Page.of(page, found, Exemption::id, ExemptionView::of));
    }

    @WithTransaction
    public Uni<Page<TransitionView>> history(PageRequest page, UUID id) {
        return repository.require(id, callers.current()).chain(exemption -> history.list(page, exemption.path()));
    }

    private Uni<Void> take(Exemption exemption, Caller caller, MoveExemptionRequest request) {
        var step = new Step(exemption.state(), request.target(), request.reason(), request.evidence());
        exemption.moveTo(request.target(), caller, request.reason(), time.now());
        var entry = AuditEntry.of(caller, "move-exemption", exemption.path(), "R4.3a")
                .with("from", step.from())
                .with("to", step.to());
        return recordIfLate(exemption, step)
                .chain(() -> history.add(exemption.path(), caller, step))
                .chain(() -> audit.record(entry))
                .chain(() -> items.require(exemption.item(), caller))
                .chain(item -> follow(item, exemption, caller, request));
    }

    /** Who takes a request back does not excuse that it was not decided in time; a revocation is due on no day. */
    private Uni<Void> recordIfLate(Exemption exemption, Step step) {
        return step.from() == ExemptionState.ASKED
                ? breaches.recordIfLate(exemption.missed())
                : Uni.createFrom().voidItem();
    }

    /** The item follows a grant, and a revocation unless something else was decided about it meanwhile. */
    private Uni<Void> follow(DataItem item, Exemption exemption, Caller caller, MoveExemptionRequest request) {
        var before = item.recorded();
        if (request.target() == ExemptionState.GRANTED) {
            mustNotBeOver(exemption);
            item.exempt(exemption.until(), caller.subject());
        } else if (request.target() == ExemptionState.REVOKED
                && exemption.until().equals(item.exemptUntil())) {
            item.miss(caller.subject());
        } else {
            return Uni.createFrom().voidItem();
        }
        var step = new Step(before, item.recorded(), request.reason(), List.of(exemption.path()));
        return history.add(item.path(), caller, step)
                .chain(() -> outbox.append(CoverageEvents.moved(item, before, time.now())))
                .chain(() -> coverages.follow(List.of(item), Carrier.NONE));
    }

    private void mustEndInTime(LocalDate until) {
        var today = time.today();
        int longest = settings.longestExemptionDays();
        if (!until.isAfter(today) || until.isAfter(today.plusDays(longest))) {
            var detail = new Text(
                    "截止日期须在今日之后、" + longest + " 天之内", "An exemption ends after today and within " + longest + " days");
            throw new RuleRefused("exemption-term", detail)
                    .withClause("R4.3a")
                    .withErrors(List.of(new FieldError("/until", detail)));
        }
    }

    private void mustNotBeOver(Exemption exemption) {
        if (exemption.until().isBefore(time.today())) {
            throw new RuleRefused(
                            "exemption-over",
                            new Text("申请的截止日期已过，请重新申请", "Its last day is over; it has to be asked for anew"))
                    .withClause("R4.3a");
        }
    }

    private static void mustMayMove(Caller caller, Exemption exemption, ExemptionState target) {
        if (target == ExemptionState.WITHDRAWN) {
            mustBeConcerned(caller, exemption.unit());
        } else if (!caller.is(Roles.GOVERNOR)) {
            throw new Forbidden("forbidden", new Text("豁免由治理员决定", "Exemptions are decided by a governor"));
        }
    }

    /** The unit's own people ask and withdraw, and the operator for it. */
    private static void mustBeConcerned(Caller caller, String unit) {
        if (!caller.is(Roles.OPERATOR)) {
            caller.mustBelongTo(
                    unit,
                    () -> new Forbidden(
                            "forbidden",
                            new Text("豁免由本单位或操作员申请", "Exemptions are asked for by the unit or the operator")));
        }
    }
}
