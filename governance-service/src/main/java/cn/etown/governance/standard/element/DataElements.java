package cn.etown.governance.standard.element;

import cn.etown.governance.history.TransitionView;
import cn.etown.governance.history.Transitions;
import cn.etown.governance.standard.MoveVersionRequest;
import cn.etown.governance.standard.StandardVersions;
import cn.etown.governance.standard.codelist.CodeLists;
import cn.etown.governance.standard.domain.ElementContent;
import cn.etown.governance.standard.domain.VersionState;
import cn.etown.governance.standard.impact.LibraryDependent;
import cn.etown.governance.standard.impact.LibraryImpact;
import cn.etown.governance.unit.Units;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.Text;
import cn.etown.kit.task.Task;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Data elements (数据元, R3.2b): what fields mean, so that the same thing is named and measured in one way. */
@ApplicationScoped
public class DataElements {

    /** Elements that are looked up by name for one contract; set by this project. */
    private static final int MOST_NAMED = 1_000;

    private final DataElementRepository repository;
    private final StandardVersions versions;
    private final CodeLists codeLists;
    private final Units units;
    private final LibraryImpact impact;
    private final Transitions history;
    private final Callers callers;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    DataElements(
            DataElementRepository repository,
            StandardVersions versions,
            CodeLists codeLists,
            Units units,
            LibraryImpact impact,
            Transitions history,
            Callers callers,
            Outbox outbox,
            Ids ids,
            Clock clock) {
        this.repository = repository;
        this.versions = versions;
        this.codeLists = codeLists;
        this.units = units;
        this.impact = impact;
        this.history = history;
        this.callers = callers;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** Drafts an element that the library does not have yet. */
    @WithTransaction
    public Uni<DataElementView> add(DataElementRequest request) {
        var content = request.content();
        return mustReferToWhatIs(content)
                .chain(() -> versions.first(request.code(), repository, draft(request.code(), content)))
                .map(DataElementView::of);
    }

    /** Drafts the next version of an element. */
    @WithTransaction
    public Uni<DataElementView> change(DataElementRequest request) {
        var content = request.content();
        return mustReferToWhatIs(content)
                .chain(() -> versions.next(request.code(), repository, draft(request.code(), content)))
                .map(DataElementView::of);
    }

    /** Publishes a version in place of the one before, or withdraws it if no contract in force refers to it. */
    @WithTransaction
    public Uni<DataElementView> move(UUID id, EntityVersion expected, MoveVersionRequest request) {
        return repository
                .hold(id)
                .call(version -> mustFit(version, request.target()))
                .call(version -> versions.move(version, expected, request, repository))
                .call(this::tell)
                .map(DataElementView::of);
    }

    @WithTransaction
    public Uni<DataElementView> require(UUID id) {
        return repository.require(id).map(DataElementView::of);
    }

    /** The version of this number, or the one that stands for the element. */
    @WithTransaction
    public Uni<DataElementView> require(String code, Optional<Integer> number) {
        return repository.require(code, number).map(DataElementView::of);
    }

    /** Elements by code, each as the version that stands for it. */
    @WithTransaction
    public Uni<Page<DataElementView>> list(PageRequest page, Optional<String> search) {
        return repository
                .after(page, search)
                .map(found -> Page.of(page, found, DataElementVersion::code, DataElementView::of));
    }

    /** What refers to an element that the library has. */
    @WithTransaction
    public Uni<Page<LibraryDependent>> impact(PageRequest page, String code) {
        return repository.require(code, Optional.empty()).chain(() -> impact.ofElement(code, page));
    }

    /** The versions of an element, newest first. */
    @WithTransaction
    public Uni<Page<DataElementView>> versions(PageRequest page, String code) {
        return repository
                .require(code, Optional.empty())
                .chain(() -> repository.versions(page, code))
                .map(found -> Page.of(page, found, DataElementVersion::number, DataElementView::of));
    }

    @WithTransaction
    public Uni<Page<TransitionView>> history(PageRequest page, UUID id) {
        return repository.require(id).chain(version -> history.list(page, version.path()));
    }

    /** What the published ones say that are among {@code codes} or have one of the Chinese {@code names}. */
    @WithTransaction
    public Uni<Map<String, ElementContent>> published(Collection<String> codes, Collection<String> names) {
        return repository
                .publishedAmong(codes)
                .chain(among -> repository
                        .publishedNamed(names, MOST_NAMED)
                        .map(named -> Stream.concat(among.stream(), named.stream())
                                .collect(Collectors.toMap(
                                        DataElementVersion::code, DataElementVersion::content, (one, same) -> one))));
    }

    /** The drafts that wait for a governor. */
    @WithTransaction
    public Uni<List<Task>> drafts(int most) {
        return repository
                .drafts(most)
                .map(drafts -> drafts.stream()
                        .map(draft -> new Task(
                                        "publish-data-element",
                                        new Text(
                                                "发布或废止数据元草案：" + draft.code() + " "
                                                        + draft.content().nameZh(),
                                                "Publish or withdraw the draft of the data element " + draft.code()
                                                        + " " + draft.content().nameZh()),
                                        null,
                                        null,
                                        "R3.2b",
                                        draft.path())
                                .toAct("POST", draft.path() + "/transitions"))
                        .toList());
    }

    private IntFunction<DataElementVersion> draft(String code, ElementContent content) {
        var author = callers.current();
        return number -> new DataElementVersion(ids.next(), code, number, content, author, clock.instant());
    }

    private Uni<Void> mustReferToWhatIs(ElementContent content) {
        return owner(content)
                .chain(() -> codeLists.mustBePublished(content.codeList(), "/codeList"))
                .chain(() -> codeLists.mustHold(CodeLists.MEASURE_UNITS, content.measureUnit(), "/measureUnit"));
    }

    /** What it refers to may be gone since it was drafted, and what refers to it must not be left alone. */
    private Uni<Void> mustFit(DataElementVersion version, VersionState target) {
        if (target == VersionState.PUBLISHED) {
            return mustReferToWhatIs(version.content());
        }
        return version.state() == VersionState.PUBLISHED
                ? impact.mustNotNeedElement(version.code())
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> owner(ElementContent content) {
        return content.owner() == null ? Uni.createFrom().voidItem() : units.mustBeRegistered(content.owner());
    }

    private Uni<Void> tell(DataElementVersion version) {
        if (version.publishedAt() == null) {
            return Uni.createFrom().voidItem();
        }
        return outbox.append(
                version.state() == VersionState.PUBLISHED
                        ? DataElementEvents.published(version)
                        : DataElementEvents.withdrawn(version, clock.instant()));
    }
}
