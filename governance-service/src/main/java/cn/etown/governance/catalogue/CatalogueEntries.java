package cn.etown.governance.catalogue;

import cn.etown.governance.catalogue.domain.NodeKind;
import cn.etown.governance.catalogue.domain.NodeReference;
import cn.etown.governance.classification.domain.SensitivityClass;
import cn.etown.governance.sourcesystem.domain.DataDomain;
import cn.etown.governance.standard.check.ElementCalibers;
import cn.etown.governance.standard.check.ElementCalibers.ElementCaliber;
import cn.etown.governance.standard.check.ElementCalibers.FieldOfContract;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.http.Links;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The catalogue as a list (R3.2a): what is named exactly as asked comes first, then what else is found, by kind and key. */
@ApplicationScoped
public class CatalogueEntries {

    private final EntryRepository repository;
    private final ElementCalibers elements;
    private final Callers callers;
    private final Links links;

    CatalogueEntries(EntryRepository repository, ElementCalibers elements, Callers callers, Links links) {
        this.repository = repository;
        this.elements = elements;
        this.callers = callers;
        this.links = links;
    }

    /** An entry and where it was found. */
    private record Found(Shelf shelf, Row row) {

        String cursor() {
            return EntryPlace.cursor(shelf, row.getString("key"));
        }
    }

    /** One page; people of a unit see their own whatever they ask for, data users also what they can apply for. */
    public Uni<Page<EntryView>> list(PageRequest page, EntryFilter filter) {
        var caller = callers.current();
        restrict(filter, caller);
        var shelves = Shelf.of(filter);
        var place = page.after(cursor -> EntryPlace.parse(cursor, shelves));
        int first = place.map(EntryPlace::shelf).orElse(0);
        var key = place.map(ended -> shelves.get(ended.shelf()).table().keyOf(ended.key()));
        return read(shelves.subList(first, shelves.size()), key, filter, page.rows())
                .chain(found -> calibers(found)
                        .map(calibers -> Page.of(page, found, Found::cursor, one -> view(one, caller, calibers))));
    }

    /** What the data elements say of the fields whose contracts say nothing. */
    private Uni<Map<FieldOfContract, ElementCaliber>> calibers(List<Found> found) {
        return elements.of(found.stream()
                .filter(one ->
                        one.shelf().table() == EntryTable.FIELD && one.row().getString("description") == null)
                .map(one -> field(one.row()))
                .collect(Collectors.toSet()));
    }

    private static FieldOfContract field(Row row) {
        return new FieldOfContract(UUID.fromString(row.getString("above")), row.getString("id"));
    }

    private static void restrict(EntryFilter filter, Caller caller) {
        if (caller.seesEveryUnit()) {
            return;
        }
        if (!provides(caller)) {
            filter.restrictToApplicable();
        }
        var own = caller.unit().orElse("-");
        if (!caller.is(Roles.USER)) {
            filter.restrictTo(own);
        } else if (!filter.applicable()) {
            filter.restrictToApplicableBeside(own);
        }
    }

    private static boolean provides(Caller caller) {
        return caller.is(Roles.CLERK) || caller.is(Roles.SIGNER);
    }

    /** Reads shelf after shelf until there are enough entries. */
    private Uni<List<Found>> read(List<Shelf> shelves, Optional<Object[]> after, EntryFilter filter, int rows) {
        if (shelves.isEmpty() || rows == 0) {
            return Uni.createFrom().item(List.of());
        }
        var shelf = shelves.get(0);
        return repository
                .after(after, shelf, filter, rows)
                .chain(found -> read(shelves.subList(1, shelves.size()), Optional.empty(), filter, rows - found.size())
                        .map(rest -> joined(shelf, found, rest)));
    }

    private static List<Found> joined(Shelf shelf, List<Row> found, List<Found> rest) {
        var all = new ArrayList<Found>();
        found.forEach(row -> all.add(new Found(shelf, row)));
        all.addAll(rest);
        return all;
    }

    /** Who finds it as a data user alone cannot walk to it in the tree, nor read the thing itself. */
    private EntryView view(Found found, Caller caller, Map<FieldOfContract, ElementCaliber> calibers) {
        var row = found.row();
        boolean asUser = !caller.seesEveryUnit() && !(provides(caller) && caller.belongsTo(row.getString("unit")));
        var domain = Optional.ofNullable(row.getString("domain"))
                .map(DataDomain::valueOf)
                .orElse(null);
        return new EntryView(
                found.shelf().table().kind(),
                row.getString("id"),
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getString("unit"),
                domain,
                row.getString("state"),
                row.getString("interface_code"),
                row.getString("version"),
                row.getString("description"),
                found.shelf().table() == EntryTable.FIELD ? caliber(row, calibers) : null,
                sensitivityClass(row),
                row.getBoolean("personal_data"),
                asUser ? null : parent(found, domain),
                links.to(asUser ? calibers(found) : thing(found)));
    }

    private FieldCaliberView caliber(Row row, Map<FieldOfContract, ElementCaliber> calibers) {
        if (row.getString("description") != null) {
            return new FieldCaliberView(row.getString("description"), FieldCaliberView.Source.CONTRACT, null);
        }
        var element = calibers.get(field(row));
        return element == null
                ? null
                : new FieldCaliberView(
                        element.caliber(),
                        FieldCaliberView.Source.DATA_ELEMENT,
                        links.to("data-elements/" + element.element()));
    }

    private static SensitivityClass sensitivityClass(Row row) {
        return Optional.ofNullable(row.getString("sensitivity_class"))
                .map(SensitivityClass::valueOf)
                .orElse(null);
    }

    private static String calibers(Found found) {
        var row = found.row();
        String code = row.getString(found.shelf().table() == EntryTable.INTERFACE ? "id" : "interface_code");
        return "interfaces/" + code + "/calibers";
    }

    private static String parent(Found found, DataDomain domain) {
        var row = found.row();
        var parent = switch (found.shelf().table()) {
            case UNIT -> null;
            case SOURCE_SYSTEM -> NodeReference.of(domain, row.getString("unit"));
            case INTERFACE -> NodeReference.of(NodeKind.SOURCE_SYSTEM, row.getString("above"));
            case CONTRACT -> NodeReference.of(NodeKind.INTERFACE, row.getString("above"));
            case FIELD -> NodeReference.of(NodeKind.CONTRACT, row.getString("above"));
        };
        return parent == null ? null : parent.toString();
    }

    private static String thing(Found found) {
        var row = found.row();
        return switch (found.shelf().table()) {
            case UNIT -> "units/" + row.getString("id");
            case SOURCE_SYSTEM -> "source-systems/" + row.getString("id");
            case INTERFACE -> "interfaces/" + row.getString("id");
            case CONTRACT -> "contracts/" + row.getString("id");
            case FIELD -> "contracts/" + row.getString("above");
        };
    }
}
