package cn.etown.governance.catalogue;

import cn.etown.governance.interfaces.domain.InterfaceState;
import cn.etown.governance.sourcesystem.domain.DataDomain;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads the tree of the catalogue, one level at a time. A row has the {@code id}, by which its level is ordered, {@code
 * name_zh}, {@code name_en}, {@code state} and the number of its {@code children}; of fields {@code key} is the order.
 */
@ApplicationScoped
class NodeRepository {

    private static final UUID FIRST = new UUID(0, 0);

    private final Pool database;

    NodeRepository(Pool database) {
        this.database = database;
    }

    /** How many units each domain has; a domain without any is not among them. */
    Uni<List<Row>> domains(Optional<String> unit) {
        var statement = new Statement().add("select domain as id, count(distinct unit) as children from source_system");
        unit.ifPresent(code -> statement.add("where unit = ?", code));
        return statement.add("group by domain").rows(database);
    }

    Uni<List<Row>> unitsOf(PageRequest page, DataDomain domain, Optional<String> unit) {
        var statement = new Statement()
                .add("""
                        select u.code as id, u.name as name_zh, u.name_en, null as state,
                            (select count(*) from source_system s where s.domain = ? and s.unit = u.code) as children
                        from (select distinct unit from source_system where domain = ? and unit > ?""", domain.name(), domain.name(), page.after().orElse(""));
        unit.ifPresent(code -> statement.add("and unit = ?", code));
        return statement
                .add(
                        "order by unit limit ?) as listed join unit u on u.code = listed.unit order by u.code",
                        page.rows())
                .rows(database);
    }

    Uni<List<Row>> systemsOf(PageRequest page, DataDomain domain, String unit, Optional<InterfaceState> state) {
        var statement = new Statement().add("""
                        select s.id::text as id, s.name as name_zh, s.name_en, s.phase as state,
                            (select count(*) from data_interface i where i.source_system = s.id""");
        state.ifPresent(only -> statement.add("and i.state = ?", only.name()));
        return statement
                .add(
                        ") as children from source_system s where s.unit = ? and s.domain = ? and s.id > ? order by s.id limit ?",
                        unit,
                        domain.name(),
                        page.afterId().orElse(FIRST),
                        page.rows())
                .rows(database);
    }

    Uni<List<Row>> interfacesOf(PageRequest page, UUID system, Optional<InterfaceState> state) {
        var statement = new Statement().add("""
                        select i.code as id, i.name as name_zh, i.name_en, i.state,
                            (select count(*) from contract c where c.interface_code = i.code) as children
                        from data_interface i where i.source_system = ? and i.code > ?""", system, page.after().orElse(""));
        state.ifPresent(only -> statement.add("and i.state = ?", only.name()));
        return statement.add("order by i.code limit ?", page.rows()).rows(database);
    }

    Uni<List<Row>> contractsOf(PageRequest page, String interfaceCode) {
        return new Statement()
                .add("""
                        select c.id::text as id, c.title as name_zh, c.version as name_en, c.state,
                            (select count(*) from contract_field f where f.contract = c.id) as children
                        from contract c where c.interface_code = ? and c.id > ? order by c.id limit ?""", interfaceCode, page.afterId().orElse(FIRST), page.rows())
                .rows(database);
    }

    Uni<List<Row>> fieldsOf(PageRequest page, UUID contract) {
        return new Statement()
                .add("""
                        select f.place as key, f.name as id, coalesce(f.business_name, f.heading) as name_zh, f.name as name_en,
                            null as state, 0::bigint as children
                        from contract_field f where f.contract = ? and f.place > ? order by f.place limit ?""", contract, page.afterNumber().map(Long::intValue).orElse(0), page.rows())
                .rows(database);
    }
}
