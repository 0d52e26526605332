package cn.etown.governance.contract;

import cn.etown.governance.history.TransitionView;
import cn.etown.governance.history.Transitions;
import cn.etown.governance.interfaces.InterfaceView;
import cn.etown.governance.interfaces.Interfaces;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.Conflict;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Forbidden;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.work.InOrder;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Contracts (接口规范): drafting and reading (R3.2b). Their moves are {@link ContractMoves}. */
@ApplicationScoped
public class Contracts {

    /** Drafts of an interface that wait to be submitted; set by this project. */
    private static final int MOST_DRAFTS = 20;

    private final ContractRepository repository;
    private final ContractFieldRepository fields;
    private final List<ContractWatcher> watchers;
    private final ContractDocuments documents;
    private final Interfaces interfaces;
    private final Transitions history;
    private final Callers callers;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Contracts(
            ContractRepository repository,
            ContractFieldRepository fields,
            @All List<ContractWatcher> watchers,
            ContractDocuments documents,
            Interfaces interfaces,
            Transitions history,
            Callers callers,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.repository = repository;
        this.fields = fields;
        this.watchers = watchers;
        this.documents = documents;
        this.interfaces = interfaces;
        this.history = history;
        this.callers = callers;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Takes a document as the next version of the contract of the caller's own interface. It is read before the interface is
     * held, so that nobody waits for that.
     */
    @WithTransaction
    public Uni<ContractView> draft(String interfaceCode, SentDocument sent) {
        var caller = callers.current();
        return documents
                .read(interfaceCode, sent, caller)
                .chain(draft -> interfaces
                        .hold(interfaceCode)
                        .invoke(held -> mustOwn(caller, held))
                        .invoke(InterfaceView::mustNotBeRetired)
                        .chain(held -> store(held, draft))
                        .call(saved -> InOrder.each(watchers, watcher -> watcher.drafted(saved.id(), draft.said()))))
                .call(saved -> audit.record(AuditEntry.of(caller, "draft-contract", saved.path(), "R3.2b")
                        .with("digest", saved.digest())))
                .map(ContractView::of);
    }

    @WithTransaction
    public Uni<ContractView> require(UUID id) {
        return repository.require(id, callers.current()).map(ContractView::of);
    }

    /** The document exactly as it was sent, or written anew where another format is wanted. */
    @WithTransaction
    public Uni<WrittenDocument> document(UUID id, Optional<DocumentFormat> wanted) {
        return repository
                .require(id, callers.current())
                .chain(contract -> documents.write(contract, wanted.orElse(contract.format())));
    }

    /** The contract as its document says it. */
    @WithTransaction
    public Uni<ContractText> text(UUID id) {
        return repository.require(id, callers.current()).chain(documents::textOf);
    }

    /** What a document would say as a contract of this interface; refuses it as a draft of it would be, and stores nothing. */
    public Uni<ContractText> rehearse(String interfaceCode, SentDocument sent) {
        return documents.textOf(interfaceCode, sent);
    }

    /** Contracts in the order they were drafted; people of a unit see their own whatever they ask for. */
    @WithTransaction
    public Uni<Page<ContractView>> list(PageRequest page, Optional<String> interfaceCode) {
        var caller = callers.current();
        var seen = caller.seesEveryUnit()
                ? Optional.<String>empty()
                : caller.unit().or(() -> Optional.of("-"));
        return repository
                .after(page, seen, interfaceCode)
                .map(found -> Page.of(page, found, ContractView::id, Function.identity()));
    }

    @WithTransaction
    public Uni<Page<TransitionView>> history(PageRequest page, UUID id) {
        return repository.require(id, callers.current()).chain(contract -> history.list(page, contract.path()));
    }

    /** The service levels that a contract states, in their order. */
    @WithTransaction
    public Uni<Page<ServiceLevelView>> serviceLevels(PageRequest page, UUID id) {
        return repository
                .require(id, callers.current())
                .chain(documents::read)
                .map(document -> page(page, document.serviceLevels(), ServiceLevelView::of));
    }

    /** The rules of the standard's library that a contract states, in their order. */
    @WithTransaction
    public Uni<Page<QualityRuleView>> qualityRules(PageRequest page, UUID id) {
        return repository
                .require(id, callers.current())
                .chain(documents::read)
                .map(document -> page(page, document.libraryRules(), QualityRuleView::of));
    }

    /** A document on record elsewhere, as a contract of this interface would say it; it is not held against anything. */
    public Uni<ContractText> say(String interfaceCode, SentDocument kept) {
        return documents.say(interfaceCode, kept);
    }

    /** A document on record elsewhere, written anew in {@code wanted}. */
    public Uni<String> written(SentDocument kept, DocumentFormat wanted) {
        return documents.written(kept, wanted);
    }

    private Uni<Contract> store(InterfaceView held, Draft draft) {
        return repository
                .countOfVersion(held.code(), draft.version())
                .invoke(Contracts::mustBeNew)
                .chain(() -> repository.countOfDrafts(held.code()))
                .invoke(Contracts::mustBeFew)
                .chain(() -> repository.countOf(held.code()))
                .map(before -> new Contract(ids.next(), held, draft, before.intValue() + 1, clock.instant()))
                .chain(repository::persistAndFlush)
                .call(saved -> fields.add(saved.id(), draft.outline()));
    }

    private static <T, V> Page<V> page(PageRequest page, List<T> all, Function<T, V> view) {
        int first = page.afterNumber().map(number -> number.intValue() + 1).orElse(0);
        var places = IntStream.range(Math.max(first, 0), all.size())
                .limit(page.rows())
                .boxed()
                .toList();
        return Page.of(page, places, place -> place, place -> view.apply(all.get(place)));
    }

    private static void mustOwn(Caller caller, InterfaceView held) {
        caller.mustBelongTo(
                held.unit(),
                () -> new Forbidden(
                        "forbidden", new Text("只能为本单位的接口起草规范", "Contracts are drafted by the interface's own unit")));
    }

    private static void mustBeFew(long drafts) {
        if (drafts >= MOST_DRAFTS) {
            throw new RuleRefused(
                    "too-many-drafts",
                    new Text(
                            "该接口已有 " + drafts + " 份未提交的草案，至多 " + MOST_DRAFTS + " 份；请先提交或撤回",
                            "The interface has " + drafts + " drafts that were not submitted, and may have "
                                    + MOST_DRAFTS + ": submit or withdraw some"));
        }
    }

    private static void mustBeNew(long sameVersion) {
        if (sameVersion > 0) {
            var detail = new Text("该接口已有此版本的规范", "The interface has a contract of this version already");
            throw new Conflict("contract-version-exists", detail)
                    .withErrors(List.of(new FieldError("/version", detail)));
        }
    }
}
