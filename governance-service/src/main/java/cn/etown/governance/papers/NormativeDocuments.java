package cn.etown.governance.papers;

import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.Conflict;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.NotFound;
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

/** The register of normative documents (规范性文件, R7.2). Their versions are {@link DocumentVersions}. */
@ApplicationScoped
public class NormativeDocuments {

    private final NormativeDocumentRepository repository;
    private final DocumentVersionRepository versions;
    private final Callers callers;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime time;

    NormativeDocuments(
            NormativeDocumentRepository repository,
            DocumentVersionRepository versions,
            Callers callers,
            Audit audit,
            Ids ids,
            CountyTime time) {
        this.repository = repository;
        this.versions = versions;
        this.callers = callers;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
    }

    @WithTransaction
    public Uni<DocumentView> register(RegisterDocumentRequest request) {
        var caller = callers.current();
        return repository
                .persistAndFlush(new NormativeDocument(ids.next(), request, time.now()))
                .onFailure(SqlState::isUniqueViolation)
                .transform(taken -> exists(request.code()))
                .call(saved -> audit.record(AuditEntry.of(caller, "register-document", saved.path(), "R7.2")))
                .map(NormativeDocument::view);
    }

    @WithTransaction
    public Uni<DocumentView> require(UUID id) {
        return repository.require(id).map(NormativeDocument::view);
    }

    /** A document by its code (文件编号). */
    @WithTransaction
    public Uni<DocumentView> require(String code) {
        return repository.require(code).map(NormativeDocument::view);
    }

    @WithTransaction
    public Uni<Page<DocumentView>> list(PageRequest page, Optional<DocumentKind> kind) {
        return repository
                .after(page, kind)
                .map(found -> Page.of(page, found, NormativeDocument::id, NormativeDocument::view));
    }

    /** The version in force on a day; today where none is named. */
    @WithTransaction
    public Uni<DocumentVersionView> inForce(UUID id, Optional<LocalDate> on) {
        var day = on.orElseGet(time::today);
        return repository
                .require(id)
                .chain(document -> versions.findInForce(id, day)
                        .onItem()
                        .ifNull()
                        .failWith(() -> new NotFound(
                                new Text("当日施行的文件版本", "version in force on that day of"), document.code())))
                .map(DocumentVersion::view);
    }

    private static RuntimeException exists(String code) {
        var detail = new Text("文件编号已被使用：" + code, "There is a document " + code + " already");
        return new Conflict("already-exists", detail).withErrors(List.of(new FieldError("/code", detail)));
    }
}
