package cn.etown.governance.papers;

import cn.etown.governance.clock.Breaches;
import cn.etown.governance.clock.ClockSettings;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.history.Step;
import cn.etown.governance.history.TransitionView;
import cn.etown.governance.history.Transitions;
import cn.etown.governance.papers.domain.DocumentState;
import cn.etown.governance.unit.Units;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.id.Ids;
import cn.etown.kit.json.Digests;
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

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Versions of normative documents: drafted, published by another person, acknowledged by every unit (R7.2). */
@ApplicationScoped
public class DocumentVersions {

    private static final String CLAUSE = "R7.2";

    private final DocumentVersionRepository repository;
    private final NormativeDocumentRepository documents;
    private final AcknowledgementRepository acknowledgements;
    private final AcknowledgementTerms terms;
    private final Units units;
    private final ClockSettings clocks;
    private final Breaches breaches;
    private final Transitions history;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime time;

    DocumentVersions(
            DocumentVersionRepository repository,
            NormativeDocumentRepository documents,
            AcknowledgementRepository acknowledgements,
            AcknowledgementTerms terms,
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
        this.documents = documents;
        this.acknowledgements = acknowledgements;
        this.terms = terms;
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

    /** Takes a text, or a link with a digest, as the next version of a document. */
    @WithTransaction
    public Uni<DocumentVersionView> draft(UUID document, DraftDocumentRequest request) {
        var caller = callers.current();
        String digest = digestOf(request);
        return documents
                .requireLocked(document)
                .chain(() -> repository.countOf(document))
                .map(before -> new DocumentVersion(ids.next(), document, before.intValue() + 1, request, digest)
                        .draftedBy(caller, time.now()))
                .chain(repository::persistAndFlush)
                .call(saved ->
                        audit.record(entry(caller, "draft-document", saved).with("digest", digest)))
                .map(DocumentVersion::view);
    }

    @WithTransaction
    public Uni<DocumentVersionView> require(UUID id) {
        return repository.require(id, callers.current()).map(DocumentVersion::view);
    }

    /** The versions of a document by number, without their texts. */
    @WithTransaction
    public Uni<Page<DocumentVersionView>> list(PageRequest page, UUID document) {
        var caller = callers.current();
        return documents
                .require(document)
                .chain(() -> repository.after(page, document, caller))
                .map(found -> Page.of(
                        page,
                        found,
                        DocumentVersion::number,
                        version -> version.view().brief()));
    }

    /** Publishes, repeals or withdraws a version. One that is published ends the one before on the day it comes into force. */
    @WithTransaction
    public Uni<DocumentVersionView> move(UUID id, EntityVersion expected, MoveDocumentVersionRequest request) {
        var caller = callers.current();
        mustMayMove(caller, request.target());
        mustNameItsDay(request);
        return repository
                .require(id, caller)
                .call(version -> documents.requireLocked(version.document()))
                .invoke(version -> expected.mustMatch(new EntityVersion(version.revision())))
                .call(version -> take(version, caller, request))
                .call(repository::flush)
                .map(DocumentVersion::view);
    }

    @WithTransaction
    public Uni<Page<TransitionView>> history(PageRequest page, UUID id) {
        return repository.require(id, callers.current()).chain(version -> history.list(page, version.path()));
    }

    /** Notes that the caller's unit has taken note of a published version; once, and late rather than never. */
    @WithTransaction
    public Uni<AcknowledgementView> acknowledge(UUID id) {
        var caller = callers.current();
        String unit =
                caller.unit().orElseThrow(() -> new Forbidden("forbidden", new Text("由单位签收", "Units acknowledge")));
        return repository
                .require(id, caller)
                .invoke(DocumentVersions::mustBePublished)
                .call(version -> units.ownMustBeRegistered(unit))
                .call(version -> terms.of(unit)
                        .call(term -> outbox.append(
                                PaperEvents.acknowledged(version, unit, term.dayFor(version), time.now())))
                        .chain(term -> breaches.recordIfLate(version.missedBy(unit, term.dayFor(version)))))
                .call(version -> audit.record(entry(caller, "acknowledge-document", version)))
                .chain(version ->
                        acknowledgements.persistAndFlush(new Acknowledgement(version.id(), unit, caller, time.now())))
                .onFailure(SqlState::isUniqueViolation)
                .transform(twice ->
                        new Conflict("already-exists", new Text("本单位已签收", "The unit has acknowledged it already")))
                .map(Acknowledgement::view);
    }

    /** The units that have acknowledged a version, or those that have not; people of a unit see their own. */
    @WithTransaction
    public Uni<Page<AcknowledgementView>> acknowledgements(PageRequest page, UUID id, boolean given) {
        var caller = callers.current();
        String seen = caller.seesEveryUnit() ? "" : caller.unit().orElse("-");
        return repository
                .require(id, caller)
                .chain(version -> given
                        ? acknowledgements
                                .given(page, id, seen)
                                .map(found -> Page.of(page, found, Acknowledgement::unit, Acknowledgement::view))
                        : acknowledgements
                                .owed(page, id, seen)
                                .map(found -> Page.of(
                                        page, found, unit -> unit, unit -> new AcknowledgementView(unit, null, null))));
    }

    private Uni<Void> take(DocumentVersion version, Caller caller, MoveDocumentVersionRequest request) {
        var step = new Step(version.state(), request.target(), request.reason(), request.evidence());
        return enter(version, caller, request)
                .chain(() -> history.add(version.path(), caller, step))
                .chain(() -> audit.record(entry(caller, "move-document", version)
                        .with("from", step.from())
                        .with("to", step.to())));
    }

    private Uni<Void> enter(DocumentVersion version, Caller caller, MoveDocumentVersionRequest request) {
        return switch (request.target()) {
            case PUBLISHED -> publish(version, caller, request);
            case REPEALED -> Uni.createFrom().voidItem().invoke(() -> version.repeal(request.from()));
            default -> Uni.createFrom().voidItem().invoke(version::withdraw);
        };
    }

    /** The version before gives way first, for the database lets one version be in force on any day. */
    private Uni<Void> publish(DocumentVersion version, Caller caller, MoveDocumentVersionRequest request) {
        var from = request.from();
        return clocks.due(Matter.DOCUMENT, Term.ACKNOWLEDGEMENT)
                .chain(due -> repository
                        .holdingFrom(version.document(), from)
                        .invoke(holding -> version.mustBePublishableBy(caller.subject()))
                        .chain(holding -> giveWay(holding, version, from, caller))
                        .invoke(() -> version.publish(from, due))
                        .chain(() -> outbox.append(PaperEvents.published(version))));
    }

    private Uni<Void> giveWay(List<DocumentVersion> holding, DocumentVersion newer, LocalDate from, Caller caller) {
        var published = holding.stream()
                .filter(before -> before.state() == DocumentState.PUBLISHED)
                .findFirst();
        published.ifPresent(before -> before.giveWay(newer, from));
        holding.forEach(before -> before.mustHaveEndedBy(from));
        return published
                .map(before -> repository.flush().chain(() -> replaced(before, newer, caller)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> replaced(DocumentVersion before, DocumentVersion newer, Caller caller) {
        var step = new Step(DocumentState.PUBLISHED, DocumentState.REPLACED, newer.path(), List.of());
        return history.add(before.path(), caller, step)
                .chain(() ->
                        audit.record(entry(caller, "replace-document", before).with("by", newer.id())));
    }

    private void mustNameItsDay(MoveDocumentVersionRequest request) {
        boolean needed = request.target() == DocumentState.PUBLISHED || request.target() == DocumentState.REPEALED;
        boolean good =
                needed ? request.from() != null && !request.from().isBefore(time.today()) : request.from() == null;
        if (!good) {
            var detail = new Text(
                    "发布和废止须填写今日或之后的起算日，其他变更不填",
                    "To publish or repeal names today or a later day, and no other move does");
            throw new RuleRefused("document-day", detail)
                    .withClause(CLAUSE)
                    .withErrors(List.of(new FieldError("/from", detail)));
        }
    }

    private static void mustMayMove(Caller caller, DocumentState target) {
        if (target == DocumentState.REPLACED) {
            throw new RuleRefused(
                    "document-transition",
                    new Text("REPLACED 不能由人直接变更", "REPLACED is not a state that somebody moves a version to"));
        }
        if (target != DocumentState.WITHDRAWN && !caller.is(Roles.GOVERNOR)) {
            throw new Forbidden("forbidden", new Text("发布和废止由治理员进行", "A governor publishes and repeals"));
        }
    }

    private static void mustBePublished(DocumentVersion version) {
        if (version.state() != DocumentState.PUBLISHED) {
            throw new RuleRefused(
                            "document-not-published",
                            new Text("只签收已发布的版本", "Only a version that is PUBLISHED is acknowledged"))
                    .withClause(CLAUSE);
        }
    }

    /** The digest of a text is computed, that of a file is told. */
    private static String digestOf(DraftDocumentRequest request) {
        boolean text = request.text() != null && request.link() == null && request.digest() == null;
        boolean file = request.text() == null && request.link() != null && request.digest() != null;
        if (!text && !file) {
            var detail = new Text("须有正文，或链接及其摘要，二者只取其一", "Either a text, or a link with its digest");
            throw new RuleRefused("document-content", detail).withErrors(List.of(new FieldError("/text", detail)));
        }
        return text ? Digests.text(Digests.sha256(request.text().getBytes(StandardCharsets.UTF_8))) : request.digest();
    }

    private static AuditEntry entry(Caller caller, String action, DocumentVersion version) {
        return AuditEntry.of(caller, action, version.path(), CLAUSE);
    }
}
