package cn.etown.governance.catalogue;

import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads interfaces with all that a description of them as datasets tells. */
@ApplicationScoped
class DatasetRepository {

    private final Pool database;

    DatasetRepository(Pool database) {
        this.database = database;
    }

    /** By code, with the contract in force, its theme, and how often data come by the policy that holds on {@code day}. */
    Uni<List<Row>> after(PageRequest page, Optional<String> unit, LocalDate day) {
        var statement = new Statement().add("""
                        select i.code, i.name, i.name_en, i.unit, u.name as unit_name, u.name_en as unit_name_en, i.domain, i.state, i.registered_at,
                            s.id as system, s.name as system_name, s.name_en as system_name_en, s.phase,
                            c.id as contract, c.version, c.title, c.in_force_at, c.summary, c.tags,
                            t.code as theme, t.name_zh as theme_zh, t.name_en as theme_en,
                            (select p.terms::json ->> 'frequency' from assurance_policy p
                             where p.interface_code = i.code and p.holds_from <= ?
                             order by p.holds_from desc, p.number desc limit 1) as frequency
                        from data_interface i
                            join unit u on u.code = i.unit
                            join source_system s on s.id = i.source_system
                            left join contract c on c.interface_code = i.code and c.state = 'IN_FORCE'
                            left join lateral (select v.code, v.name_zh, v.name_en from theme_version v
                                where v.code = c.theme and v.holds_from <= ? order by v.number desc limit 1) as t on true
                        where i.code > ?""", day, day, page.after().orElse(""));
        unit.ifPresent(code -> statement.add("and i.unit = ?", code));
        return statement.add("order by i.code limit ?", page.rows()).rows(database);
    }
}
