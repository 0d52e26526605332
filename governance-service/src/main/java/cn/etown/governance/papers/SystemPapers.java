package cn.etown.governance.papers;

import cn.etown.governance.clock.Breaches;
import cn.etown.governance.clock.ClockSettings;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.history.Step;
import cn.etown.governance.history.TransitionView;
import cn.etown.governance.history.Transitions;
import cn.etown.governance.sourcesystem.SourceSystemView;
import cn.etown.governance.sourcesystem.SourceSystems;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
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

/** The papers of source systems: what is on file and what is missing (R8.5). */
@ApplicationScoped
public class SystemPapers {

    private static final String CLAUSE = "R8.5";

    private final SystemPaperRepository repository;
    private final SourceSystems systems;
    private final ClockSettings clocks;
    private final Breaches breaches;
    private final Transitions history;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime time;

    SystemPapers(
            SystemPaperRepository repository,
            SourceSystems systems,
            ClockSettings clocks,
            Breaches breaches,
            Transitions history,
            Callers callers,
            Outbox outbox,
            Audit audit,
            Ids ids,
            CountyTime time) {
        this.repository = repository;
        this.systems = systems;
        this.clocks = clocks;
        this.breaches = breaches;
        this.history = history;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
    }

    /** Files a paper of the caller's own source system. */
    @WithTransaction
    public Uni<SystemPaperView> file(UUID sourceSystem, FilePaperRequest request) {
        var caller = callers.current();
        return systems.requireStanding(sourceSystem)
                .invoke(source -> mustOwn(caller, source))
                .invoke(SourceSystemView::mustNotHaveEnded)
                .chain(source -> lastDay(request).map(until -> new SystemPaper(ids.next(), source, request, until)))
                .call(paper ->
                        clocks.due(Matter.PAPER, Term.DECISION).invoke(due -> paper.filedBy(caller, time.now(), due)))
                .chain(repository::persistAndFlush)
                .onFailure(SqlState::isUniqueViolation)
                .transform(taken -> exists(request))
                .call(saved -> outbox.append(PaperEvents.filed(saved.view())))
                .call(saved -> audit.record(AuditEntry.of(caller, "file-paper", saved.path(), CLAUSE)
                        .with("digest", request.digest())))
                .map(SystemPaper::view);
    }

    /** Accepts a paper, or refuses it: then it does not count any more. */
    @WithTransaction
    public Uni<SystemPaperView> move(UUID id, EntityVersion expected, MovePaperRequest request) {
        var caller = callers.current();
        return repository
                .require(id, caller)
                .invoke(paper -> expected.mustMatch(new EntityVersion(paper.revision())))
                .call(paper -> decide(paper, caller, request))
                .call(repository::flush)
                .map(SystemPaper::view);
    }

    @WithTransaction
    public Uni<Page<TransitionView>> history(PageRequest page, UUID id) {
        return repository.require(id, callers.current()).chain(paper -> history.list(page, paper.path()));
    }

    @WithTransaction
    public Uni<SystemPaperView> require(UUID id) {
        return repository.require(id, callers.current()).map(SystemPaper::view);
    }

    /** Papers in the order they were filed; people of a unit see their own whatever they ask for. */
    @WithTransaction
    public Uni<Page<SystemPaperView>> list(PageRequest page, Optional<String> unit, Optional<UUID> sourceSystem) {
        return repository
                .after(page, seen(unit), sourceSystem)
                .map(found -> Page.of(page, found, SystemPaper::id, SystemPaper::view));
    }

    /** The papers each phase needs. */
    @WithTransaction
    public Uni<Page<RequiredPaperView>> required() {
        return repository.required().map(all -> new Page<>(all, null));
    }

    /** The source systems that lack papers on a day, today where none is named. */
    @WithTransaction
    public Uni<Page<MissingPapersView>> missing(PageRequest page, Optional<String> unit, Optional<LocalDate> day) {
        return repository
                .missing(page, seen(unit), asOf(day))
                .map(found -> Page.of(page, found, MissingPapersView::sourceSystem, row -> row));
    }

    /** How complete the papers of each unit are on a day, today where none is named. */
    @WithTransaction
    public Uni<Page<CompletenessView>> completeness(PageRequest page, Optional<String> unit, Optional<LocalDate> day) {
        return repository
                .completeness(page, seen(unit), asOf(day))
                .map(found -> Page.of(page, found, CompletenessView::unit, row -> row));
    }

    private AsOf asOf(Optional<LocalDate> day) {
        return AsOf.of(day.orElseGet(time::today), time.zone());
    }

    private Uni<Void> decide(SystemPaper paper, Caller caller, MovePaperRequest request) {
        var step = new Step(paper.state(), request.target(), request.reason(), request.evidence());
        paper.decide(request.target(), request.reason(), caller, time.now());
        return breaches.recordIfLate(paper.missed())
                .chain(() -> history.add(paper.path(), caller, step))
                .chain(() -> outbox.append(PaperEvents.decided(paper.view())))
                .chain(() -> audit.record(AuditEntry.of(caller, "decide-paper", paper.path(), CLAUSE)
                        .with("from", step.from())
                        .with("to", step.to())));
    }

    /** The last day on which a paper counts: not over yet, and not further away than the longest term. */
    private Uni<LocalDate> lastDay(FilePaperRequest request) {
        return clocks.months(Matter.PAPER).map(months -> lastDay(request, months));
    }

    private LocalDate lastDay(FilePaperRequest request, int months) {
        var longest = request.validFrom().plusMonths(months);
        var until = request.validUntil() == null ? longest : request.validUntil();
        if (until.isBefore(request.validFrom()) || until.isAfter(longest) || until.isBefore(time.today())) {
            var detail = new Text(
                    "有效期至不得早于生效日期和今日，最长 " + months + " 个月",
                    "A paper counts until today at least, not before its first day, and for " + months
                            + " months at most");
            throw new RuleRefused("paper-term", detail)
                    .withClause(CLAUSE)
                    .withErrors(List.of(new FieldError("/validUntil", detail)));
        }
        return until;
    }

    private Optional<String> seen(Optional<String> unit) {
        var caller = callers.current();
        return caller.seesEveryUnit() ? unit : caller.unit().or(() -> Optional.of("-"));
    }

    private static void mustOwn(Caller caller, SourceSystemView source) {
        caller.mustBelongTo(
                source.unit(),
                () -> new Forbidden(
                        "forbidden", new Text("文档由源系统所属单位报送", "Papers are filed by the system's own unit")));
    }

    private static RuntimeException exists(FilePaperRequest request) {
        var detail = new Text(
                "该类文档已有此版本：" + request.version(), "There is a version " + request.version() + " of this paper already");
        return new Conflict("already-exists", detail).withErrors(List.of(new FieldError("/version", detail)));
    }
}
