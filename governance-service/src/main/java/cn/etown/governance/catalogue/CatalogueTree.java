package cn.etown.governance.catalogue;

import cn.etown.governance.catalogue.domain.DomainName;
import cn.etown.governance.catalogue.domain.NodeKind;
import cn.etown.governance.catalogue.domain.NodeReference;
import cn.etown.governance.contract.Contracts;
import cn.etown.governance.interfaces.Interfaces;
import cn.etown.governance.interfaces.domain.InterfaceState;
import cn.etown.governance.sourcesystem.SourceSystems;
import cn.etown.governance.sourcesystem.domain.DataDomain;
import cn.etown.governance.unit.Units;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.http.Links;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The catalogue as a tree (R3.2a), one level at a time. What a caller may not see is not in it. */
@ApplicationScoped
public class CatalogueTree {

    private final NodeRepository repository;
    private final Units units;
    private final SourceSystems systems;
    private final Interfaces interfaces;
    private final Contracts contracts;
    private final Callers callers;
    private final Links links;

    CatalogueTree(
            NodeRepository repository,
            Units units,
            SourceSystems systems,
            Interfaces interfaces,
            Contracts contracts,
            Callers callers,
            Links links) {
        this.repository = repository;
        this.units = units;
        this.systems = systems;
        this.interfaces = interfaces;
        this.contracts = contracts;
        this.callers = callers;
        this.links = links;
    }

    /** The five domains, each with the number of units that the caller may see there. */
    public Uni<Page<NodeView>> roots(PageRequest page) {
        int after = page.after(DataDomain::valueOf).map(DataDomain::ordinal).orElse(-1);
        var listed = Arrays.stream(DataDomain.values())
                .filter(domain -> domain.ordinal() > after)
                .limit(page.rows())
                .toList();
        return repository.domains(ownUnit(callers.current())).map(rows -> {
            var counts = rows.stream().collect(Collectors.toMap(row -> row.getString("id"), CatalogueTree::children));
            return Page.of(
                    page, listed, DataDomain::name, domain -> root(domain, counts.getOrDefault(domain.name(), 0L)));
        });
    }

    /**
     * What is below a node.
     *
     * @param state only interfaces in this state, and source systems count only these
     */
    public Uni<Page<NodeView>> below(PageRequest page, NodeReference parent, Optional<InterfaceState> state) {
        var caller = callers.current();
        return switch (parent.kind()) {
            case DOMAIN ->
                repository
                        .unitsOf(page, parent.domain(), ownUnit(caller))
                        .map(rows -> page(page, rows, row -> unit(parent.domain(), row)));
            case UNIT ->
                units.require(parent.id())
                        .chain(found -> repository.systemsOf(page, parent.domain(), parent.id(), state))
                        .map(rows -> page(page, rows, row -> node(NodeKind.SOURCE_SYSTEM, "source-systems/", row)));
            case SOURCE_SYSTEM ->
                systems.require(UUID.fromString(parent.id()))
                        .chain(found -> repository.interfacesOf(page, found.id(), state))
                        .map(rows -> page(page, rows, row -> node(NodeKind.INTERFACE, "interfaces/", row)));
            case INTERFACE ->
                interfaces
                        .require(parent.id())
                        .chain(found -> repository.contractsOf(page, parent.id()))
                        .map(rows -> page(page, rows, row -> node(NodeKind.CONTRACT, "contracts/", row)));
            case CONTRACT ->
                contracts
                        .require(UUID.fromString(parent.id()))
                        .chain(found -> repository.fieldsOf(page, found.id()))
                        .map(rows -> Page.of(page, rows, row -> row.getInteger("key"), row -> field(parent, row)));
            case FIELD -> throw new IllegalArgumentException("Nothing is below a field");
        };
    }

    /** The only unit the caller sees; absent for one who sees all. */
    private static Optional<String> ownUnit(Caller caller) {
        return caller.seesEveryUnit() ? Optional.empty() : caller.unit().or(() -> Optional.of("-"));
    }

    private static Page<NodeView> page(PageRequest page, List<Row> rows, Function<Row, NodeView> view) {
        return Page.of(page, rows, row -> row.getString("id"), view);
    }

    private static NodeView root(DataDomain domain, long children) {
        var name = DomainName.of(domain);
        return new NodeView(
                NodeReference.of(domain).toString(),
                NodeKind.DOMAIN,
                domain.name(),
                name.zh(),
                name.en(),
                null,
                children,
                null);
    }

    private NodeView unit(DataDomain domain, Row row) {
        var code = row.getString("id");
        return view(NodeReference.of(domain, code), NodeKind.UNIT, "units/" + code, row);
    }

    private NodeView node(NodeKind kind, String things, Row row) {
        var id = row.getString("id");
        return view(NodeReference.of(kind, id), kind, things + id, row);
    }

    private NodeView field(NodeReference contract, Row row) {
        return view(null, NodeKind.FIELD, "contracts/" + contract.id(), row);
    }

    private NodeView view(NodeReference node, NodeKind kind, String thing, Row row) {
        return new NodeView(
                node == null ? null : node.toString(),
                kind,
                row.getString("id"),
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getString("state"),
                children(row),
                links.to(thing));
    }

    private static long children(Row row) {
        return row.getLong("children");
    }
}
