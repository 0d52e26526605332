package cn.etown.governance.papers;

import cn.etown.governance.sourcesystem.SourceSystemView;
import cn.etown.governance.sourcesystem.SourceSystems;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.Conflict;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Forbidden;
import cn.etown.kit.problem.SqlState;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The papers of source systems: what is on file and what is missing (R8.5). */
@ApplicationScoped
public class SystemPapers {

    private final SystemPaperRepository repository;
    private final SourceSystems systems;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime time;

    SystemPapers(
            SystemPaperRepository repository,
            SourceSystems systems,
            Callers callers,
            Outbox outbox,
            Audit audit,
            Ids ids,
            CountyTime time) {
        this.repository = repository;
        this.systems = systems;
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
        return systems.require(sourceSystem)
                .invoke(source -> mustOwn(caller, source))
                .map(source -> new SystemPaper(ids.next(), source, request, caller, time.now()))
                .chain(repository::persistAndFlush)
                .onFailure(SqlState::isUniqueViolation)
                .transform(taken -> exists(request))
                .call(saved -> outbox.append(PaperEvents.filed(saved.view())))
                .call(saved -> audit.record(AuditEntry.of(caller, "file-paper", saved.path(), "R8.5")
                        .with("digest", request.digest())))
                .map(SystemPaper::view);
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

    /** The source systems that lack papers today. */
    @WithTransaction
    public Uni<Page<MissingPapersView>> missing(PageRequest page, Optional<String> unit) {
        return repository
                .missing(page, seen(unit), time.today())
                .map(found -> Page.of(page, found, MissingPapersView::sourceSystem, row -> row));
    }

    /** How complete the papers of each unit are today. */
    @WithTransaction
    public Uni<Page<CompletenessView>> completeness(PageRequest page, Optional<String> unit) {
        return repository
                .completeness(page, seen(unit), time.today())
                .map(found -> Page.of(page, found, CompletenessView::unit, row -> row));
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
