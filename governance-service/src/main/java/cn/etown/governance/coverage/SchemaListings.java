package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.Carrier;
import cn.etown.governance.coverage.domain.Comparison;
import cn.etown.governance.coverage.domain.ItemName;
import cn.etown.governance.coverage.domain.ListedItem;
import cn.etown.governance.coverage.domain.Presence;
import cn.etown.governance.history.Step;
import cn.etown.governance.history.Transitions;
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
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Forbidden;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The listings (数据项清单) of source systems. A newer one adds items and marks others; it takes none away (R4.3a). */
@ApplicationScoped
public class SchemaListings {

    private final SchemaListingRepository repository;
    private final DataItemRepository items;
    private final ListingReader reader;
    private final DataItemReferences references;
    private final ItemCoverages coverages;
    private final ListingDuties duties;
    private final SourceSystems systems;
    private final Transitions history;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime time;

    SchemaListings(
            SchemaListingRepository repository,
            DataItemRepository items,
            ListingReader reader,
            DataItemReferences references,
            ItemCoverages coverages,
            ListingDuties duties,
            SourceSystems systems,
            Transitions history,
            Callers callers,
            Outbox outbox,
            Audit audit,
            Ids ids,
            CountyTime time) {
        this.repository = repository;
        this.items = items;
        this.reader = reader;
        this.references = references;
        this.coverages = coverages;
        this.duties = duties;
        this.systems = systems;
        this.history = history;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
    }

    /** Takes the newest listing of the caller's own system, and holds the register against it. */
    @WithTransaction
    Uni<SchemaListingView> upload(UUID sourceSystem, ListingOrigin from, SentListing sent) {
        var caller = callers.current();
        mustBeOver(from.takenOn());
        return systems.requireStanding(sourceSystem)
                .invoke(source -> mustOwn(caller, source))
                .invoke(SourceSystemView::mustNotHaveEnded)
                .call(() -> repository.lock(sourceSystem))
                .call(() ->
                        repository.newestTakenOn(sourceSystem).invoke(newest -> mustNotBeOlder(from.takenOn(), newest)))
                .chain(source ->
                        items.known(sourceSystem).chain(known -> take(source, from, reader.read(sent), known, caller)))
                .map(SchemaListing::view);
    }

    @WithTransaction
    public Uni<SchemaListingView> require(UUID id) {
        return repository.require(id, callers.current()).map(SchemaListing::view);
    }

    /** The content as it was sent, but for a byte order mark. */
    @WithTransaction
    Uni<ListingContent> content(UUID id) {
        return repository
                .require(id, callers.current())
                .map(listing -> new ListingContent(listing.content(), listing.format()));
    }

    /** Listings in the order of their upload; people of a unit see their own whatever they ask for. */
    @WithTransaction
    public Uni<Page<SchemaListingView>> list(PageRequest page, Optional<String> unit, Optional<UUID> sourceSystem) {
        var caller = callers.current();
        var seen = caller.seesEveryUnit() ? unit : caller.unit().or(() -> Optional.of("-"));
        return repository
                .after(page, seen, sourceSystem)
                .map(found -> Page.of(page, found, SchemaListing::id, SchemaListing::view));
    }

    private Uni<SchemaListing> take(
            SourceSystemView source,
            ListingOrigin from,
            ReadListing read,
            Map<ItemName, Presence> known,
            Caller caller) {
        var listed = read.items().stream().map(ListedItem::name).collect(Collectors.toSet());
        var found = Comparison.of(known, listed);
        var listing = new SchemaListing(ids.next(), source, from, read, found).uploadedBy(caller, time.now());
        var entry = AuditEntry.of(caller, "upload-schema-listing", listing.path(), "R4.3a")
                .with("digest", read.digest())
                .with("added", found.added().size())
                .with("gone", found.gone().size());
        return repository
                .persistAndFlush(listing)
                .call(() -> items.markGone(source.id(), found.gone(), time.today()))
                .call(() -> items.describe(source.id(), read.items()))
                .call(() -> add(source, read, found, listing, caller))
                .call(() -> audit.record(entry));
    }

    private Uni<Void> add(
            SourceSystemView source, ReadListing read, Comparison found, SchemaListing listing, Caller caller) {
        var added = read.items().stream()
                .filter(item -> found.added().contains(item.name()))
                .map(item -> new DataItem(ids.next(), source, item, listing.path(), caller, time.now()))
                .toList();
        return takeBack(source.id(), found, listing, caller)
                .call(() -> items.addAll(added))
                .call(() -> references.begin(added, caller))
                .call(() -> references.addListing(source.id(), found.back(), listing.path(), caller))
                .call(() -> duties.listed(source, listing.takenOn()))
                .map(returned ->
                        Stream.concat(added.stream(), returned.stream()).toList())
                .chain(changed -> changed.isEmpty()
                        ? coverages.tell(source.id(), source.unit(), source.domain())
                        : coverages.follow(changed, Carrier.NONE));
    }

    /** What is named again is listed again, and what was out of scope meanwhile is missing: those are returned. */
    private Uni<List<DataItem>> takeBack(UUID system, Comparison found, SchemaListing listing, Caller caller) {
        return items.outOfScopeAndUnlisted(system)
                .map(unlisted -> unlisted.stream()
                        .filter(item -> found.back().contains(item.name()))
                        .toList())
                .call(returned -> each(returned, item -> takeBack(item, listing, caller)))
                .call(items::flush)
                .call(returned -> items.markListed(system, without(found.back(), returned)));
    }

    private Uni<Void> takeBack(DataItem item, SchemaListing listing, Caller caller) {
        var before = item.recorded();
        item.comeBack(caller.subject());
        var step = new Step(Scope.OUT_OF_SCOPE, Scope.IN_SCOPE, "重新列入清单", List.of(listing.path()));
        return history.add(item.path(), caller, step)
                .chain(() -> outbox.append(CoverageEvents.moved(item, before, time.now())));
    }

    private static Set<ItemName> without(Set<ItemName> names, List<DataItem> returned) {
        var rest = new HashSet<>(names);
        returned.forEach(item -> rest.remove(item.name()));
        return rest;
    }

    private static Uni<Void> each(List<DataItem> items, Function<DataItem, Uni<Void>> what) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(what::apply)
                .onItem()
                .ignoreAsUni();
    }

    /** A listing that is older than the newest would turn what has changed since back. */
    private static void mustNotBeOlder(LocalDate takenOn, LocalDate newest) {
        if (newest != null && takenOn.isBefore(newest)) {
            var detail = new Text(
                    "该源系统已有 " + newest + " 取得的清单，更早的不再接收",
                    "There is a listing of this system taken on " + newest + " already; an older one is not taken");
            throw new RuleRefused("listing-date", detail).withErrors(List.of(new FieldError("takenOn", detail)));
        }
    }

    private void mustBeOver(LocalDate takenOn) {
        if (takenOn.isAfter(time.today())) {
            var detail = new Text("取得日期不能晚于今日", "A listing cannot be taken in the future");
            throw new RuleRefused("listing-date", detail).withErrors(List.of(new FieldError("takenOn", detail)));
        }
    }

    private static void mustOwn(Caller caller, SourceSystemView source) {
        caller.mustBelongTo(
                source.unit(),
                () -> new Forbidden(
                        "forbidden", new Text("清单由源系统所属单位上传", "A listing is uploaded by the system's own unit")));
    }
}
