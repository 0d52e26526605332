package cn.etown.governance.standard.codelist;

import cn.etown.governance.history.TransitionView;
import cn.etown.governance.history.Transitions;
import cn.etown.governance.standard.StandardVersions;
import cn.etown.governance.standard.domain.CodeTree;
import cn.etown.governance.standard.domain.Doubles;
import cn.etown.governance.standard.domain.VersionState;
import cn.etown.governance.standard.impact.DroppedCode;
import cn.etown.governance.standard.impact.DroppedCodes;
import cn.etown.governance.standard.impact.LibraryDependent;
import cn.etown.governance.standard.impact.LibraryImpact;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.task.Task;
import cn.etown.kit.time.CountyTime;
import cn.etown.kit.work.InOrder;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;

/** Code lists (代码集, R3.2b): administrative divisions and whatever else has codes, entered as data. */
@ApplicationScoped
public class CodeLists {

    /** The list that names what quantities are measured in. */
    public static final String MEASURE_UNITS = "measure-units";

    /** As many entries as a version may have: all townships of the country, and some. */
    private static final int MOST_ENTRIES = 60_000;

    private static final int MOST_NAMED = 50;

    private final CodeListRepository repository;
    private final CodeEntryRepository entries;
    private final StandardVersions versions;
    private final LibraryImpact impact;
    private final DroppedCodes dropped;
    private final Transitions history;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime time;

    CodeLists(
            CodeListRepository repository,
            CodeEntryRepository entries,
            StandardVersions versions,
            LibraryImpact impact,
            DroppedCodes dropped,
            Transitions history,
            Callers callers,
            Outbox outbox,
            Audit audit,
            Ids ids,
            CountyTime time) {
        this.repository = repository;
        this.entries = entries;
        this.versions = versions;
        this.impact = impact;
        this.dropped = dropped;
        this.history = history;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
    }

    /** Drafts a list that the library does not have yet, without entries. */
    @WithTransaction
    public Uni<CodeListView> add(CodeListRequest request) {
        return versions.first(request.code(), repository, draft(request)).map(CodeListView::of);
    }

    /** Drafts the next version of a list; it begins with the entries of the one before. */
    @WithTransaction
    public Uni<CodeListView> change(CodeListRequest request) {
        return versions.next(request.code(), repository, draft(request))
                .call(draft -> repository.findLastBefore(draft).call(before -> copy(before, draft)))
                .call(repository::flush)
                .map(CodeListView::of);
    }

    /** Puts entries into a draft and takes some out. */
    @WithTransaction
    public Uni<CodeListView> changeEntries(UUID id, EntityVersion expected, ChangeEntriesRequest request) {
        var caller = callers.current();
        Doubles.refuse(request.entries().stream().map(CodeEntry::code).toList());
        mustEndAfterTheyBegin(request.entries());
        return repository
                .require(id)
                .invoke(version -> expected.mustMatch(version.entityVersion()))
                .invoke(CodeLists::mustBeDraft)
                .call(() -> entries.remove(id, request.remove()))
                .call(() -> entries.put(id, request.entries()))
                .call(version -> entries.tree(id).invoke(tree -> hold(version, tree)))
                .invoke(version -> version.editedBy(caller))
                .call(repository::flush)
                .call(version -> audit.record(AuditEntry.of(caller, "change-code-list-entries", version.path(), "R3.2b")
                        .with("put", request.entries().size())
                        .with("removed", request.remove().size())))
                .map(CodeListView::of);
    }

    /**
     * Publishes a version in place of the one before, if its codes make a tree and what it drops is not used, or that was
     * acknowledged; or withdraws it, if nothing refers to it.
     */
    @WithTransaction
    public Uni<CodeListView> move(UUID id, EntityVersion expected, MoveCodeListRequest request) {
        return repository
                .hold(id)
                .call(version -> mustFit(version, request))
                .call(version -> versions.move(version, expected, request.move(), repository))
                .call(this::tell)
                .map(CodeListView::of);
    }

    @WithTransaction
    public Uni<CodeListView> require(UUID id) {
        return repository.require(id).map(CodeListView::of);
    }

    /** The version of this number, or the one that stands for the list. */
    @WithTransaction
    public Uni<CodeListView> require(String code, Optional<Integer> number) {
        return repository.require(code, number).map(CodeListView::of);
    }

    /** Lists by code, each as the version that stands for it. */
    @WithTransaction
    public Uni<Page<CodeListView>> list(PageRequest page, Optional<String> search) {
        return repository
                .after(page, search)
                .map(found -> Page.of(page, found, CodeListVersion::code, CodeListView::of));
    }

    /** The versions of a list, newest first. */
    @WithTransaction
    public Uni<Page<CodeListView>> versions(PageRequest page, String code) {
        return repository
                .require(code, Optional.empty())
                .chain(() -> repository.versions(page, code))
                .map(found -> Page.of(page, found, CodeListVersion::number, CodeListView::of));
    }

    /** The entries of a version by code. */
    public Uni<Page<CodeEntry>> entries(PageRequest page, String code, Optional<Integer> number, EntryFilter filter) {
        return require(code, number)
                .chain(version -> entries.after(page, version.id(), filter))
                .map(found -> Page.of(page, found, CodeEntry::code, entry -> entry));
    }

    @WithTransaction
    public Uni<Page<TransitionView>> history(PageRequest page, UUID id) {
        return repository.require(id).chain(version -> history.list(page, version.path()));
    }

    /** What uses codes that a draft drops. */
    @WithTransaction
    public Uni<Page<DroppedCode>> dropped(PageRequest page, UUID id) {
        return repository.require(id).chain(version -> dropped.of(id, page));
    }

    /** What refers to a list that the library has. */
    @WithTransaction
    public Uni<Page<LibraryDependent>> impact(PageRequest page, String code) {
        return repository.require(code, Optional.empty()).chain(() -> impact.ofCodeList(code, page));
    }

    /** Those of {@code codes} that the published version of {@code list} holds; none where there is no such list. */
    @WithTransaction
    public Uni<Set<String>> held(String list, Collection<String> codes) {
        return entries.held(list, codes);
    }

    /** Those of {@link #held} that are in use today. */
    @WithTransaction
    public Uni<Set<String>> inUse(String list, Collection<String> codes) {
        return entries.inUse(list, codes, time.today());
    }

    /** Refuses a request that names a list which is not published; {@code null} names none. */
    @WithTransaction
    public Uni<Void> mustBePublished(String list, String pointer) {
        if (list == null) {
            return Uni.createFrom().voidItem();
        }
        return repository
                .holdPublished(list)
                .onItem()
                .ifNull()
                .failWith(() -> unknown(pointer, "没有已发布的代码集 " + list, "There is no published code list " + list))
                .replaceWithVoid();
    }

    /** Refuses a request that names a code which {@code list} does not hold, or no more; {@code null} names none. */
    @WithTransaction
    public Uni<Void> mustHold(String list, String code, String pointer) {
        if (code == null) {
            return Uni.createFrom().voidItem();
        }
        return inUse(list, List.of(code))
                .invoke(held -> {
                    if (held.isEmpty()) {
                        throw unknown(
                                pointer, "代码集 " + list + " 中没有 " + code, "The code list " + list + " has no " + code);
                    }
                })
                .replaceWithVoid();
    }

    /** The drafts that wait for a governor. */
    @WithTransaction
    public Uni<List<Task>> drafts(int most) {
        return repository
                .drafts(most)
                .map(drafts -> drafts.stream()
                        .map(draft -> new Task(
                                        "publish-code-list",
                                        new Text(
                                                "发布或废止代码集草案：" + draft.code() + " " + draft.nameZh(),
                                                "Publish or withdraw the draft of the code list " + draft.code() + " "
                                                        + draft.nameZh()),
                                        null,
                                        null,
                                        "R3.2b",
                                        draft.path())
                                .toAct("POST", draft.path() + "/transitions"))
                        .toList());
    }

    private IntFunction<CodeListVersion> draft(CodeListRequest request) {
        var author = callers.current();
        return number -> new CodeListVersion(ids.next(), number, request, author, time.now());
    }

    private Uni<Void> copy(CodeListVersion before, CodeListVersion draft) {
        draft.hold(before.entries(), time.now());
        return entries.copy(before.id(), draft.id());
    }

    private void hold(CodeListVersion version, CodeTree tree) {
        if (tree.parents().size() > MOST_ENTRIES) {
            throw new RuleRefused(
                    "too-many-entries",
                    new Text("一个代码集至多 " + MOST_ENTRIES + " 条", "A code list has at most " + MOST_ENTRIES + " entries"));
        }
        refuse(
                "code-list-cycle",
                tree.endless(),
                "上级关系成环或超过 " + CodeTree.MOST_LEVELS + " 层",
                "The parents form a circle, or more than " + CodeTree.MOST_LEVELS + " levels");
        version.hold(tree.parents().size(), time.now());
    }

    private Uni<Void> tell(CodeListVersion version) {
        if (version.publishedAt() == null) {
            return Uni.createFrom().voidItem();
        }
        return version.state() == VersionState.PUBLISHED
                ? tellCodes(version).chain(() -> outbox.append(CodeListEvents.published(version)))
                : outbox.append(CodeListEvents.withdrawn(version, time.now()));
    }

    private Uni<Void> tellCodes(CodeListVersion version) {
        return entries.codes(version.id())
                .chain(codes -> InOrder.each(CodeListEvents.codes(version, codes), outbox::append));
    }

    /** Tells the codes of the published version of {@code list} again, for whoever begins to hold data to them. */
    Uni<Void> tellCodesOf(String list) {
        return repository.holdPublished(list).chain(this::tellCodes);
    }

    /** Whether there is a published version of {@code list}. */
    Uni<Boolean> isPublished(String list) {
        return repository.holdPublished(list).map(Objects::nonNull);
    }

    private Uni<Void> mustFit(CodeListVersion version, MoveCodeListRequest request) {
        if (request.target() == VersionState.PUBLISHED) {
            return entries.tree(version.id())
                    .invoke(CodeLists::mustBeComplete)
                    .chain(() -> dropped.follow(version.id(), request.isAcknowledged()));
        }
        return version.state() == VersionState.PUBLISHED
                ? impact.mustNotNeedCodeList(version.code())
                : Uni.createFrom().voidItem();
    }

    private static void mustBeComplete(CodeTree tree) {
        if (tree.parents().isEmpty()) {
            throw new RuleRefused("code-list-empty", new Text("代码集没有条目", "The code list has no entries"));
        }
        refuse("unknown-parent", tree.orphans(), "上级代码不在本代码集中", "The parent is not in the list");
    }

    private static void refuse(String code, List<String> codes, String zh, String en) {
        if (!codes.isEmpty()) {
            String named = String.join(", ", codes.subList(0, Math.min(codes.size(), MOST_NAMED)));
            throw new RuleRefused(code, new Text(zh + "：" + named, en + ": " + named)).withClause("R3.2b");
        }
    }

    private static void mustBeDraft(CodeListVersion version) {
        if (version.state() != VersionState.DRAFT) {
            throw new RuleRefused(
                    "version-fixed",
                    new Text("已发布的版本不可修改，请起草新版本", "A version that was published is not changed; draft another"));
        }
    }

    private static void mustEndAfterTheyBegin(List<CodeEntry> entries) {
        var wrong = new ArrayList<FieldError>();
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            if (entry.validFrom() != null
                    && entry.validUntil() != null
                    && entry.validUntil().isBefore(entry.validFrom())) {
                wrong.add(new FieldError(
                        "/entries/" + i + "/validUntil", new Text("停用日期早于启用日期", "It ends before it begins")));
            }
        }
        if (!wrong.isEmpty()) {
            throw new RuleRefused("validity", new Text("有效期有误", "A validity is wrong")).withErrors(List.copyOf(wrong));
        }
    }

    private static RuntimeException unknown(String pointer, String zh, String en) {
        var detail = new Text(zh, en);
        return new RuleRefused("unknown-code", detail).withErrors(List.of(new FieldError(pointer, detail)));
    }
}
