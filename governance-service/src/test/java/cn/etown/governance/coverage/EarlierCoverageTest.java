package cn.etown.governance.coverage;

import cn.etown.governance.EarlierDatabase;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.sql.SQLException;

import static org.assertj.core.api.Assertions.assertThat;

/** What was on the register before figures were sums of changes. */
class EarlierCoverageTest {

    private static final String BEFORE = "15.3";

    private static final String ITEM = """
            insert into data_item (id, source_system, unit, domain, table_name, field, title, type, origin, reference, presence,
                recorded, recorder, interface_code, in_scope, registrant, registered_at, revision)
            select gen_random_uuid(), id, unit, domain, 'orders', '%s', '', '', 'LISTING', '', 'LISTED', '%s', 'a', %s, %s, 'a',
                now(), 0 from source_system where name = 'listed'""";

    private static final String DAYS = """
            insert into item_standing (item, valid_from, valid_until, standing, in_scope, source_system, unit, domain)
            select id, date '%s', date '%s', '%s', in_scope, source_system, unit, domain from data_item where field = '%s'""";

    @Test
    void isCountedAsItWas() throws IOException, SQLException {
        try (var database = EarlierDatabase.at(BEFORE)) {
            database.execute(
                    "insert into unit (code, name, registered_at, revision) values ('91141029MA0DEM1AXT', '单位', now(), 0)",
                    system("listed", "2026-01-05"),
                    system("silent", "2026-02-01"),
                    "insert into schema_listing (id, source_system, unit, kind, taken_from, taken_on, format, content, digest,"
                            + " items, added, gone, back, uploader, uploader_name, uploaded_at) select gen_random_uuid(), id, unit,"
                            + " 'CATALOGUE', 'a', '2025-12-01', 'CSV', '', '', 2, 2, 0, 0, 'a', 'a', '2026-01-10T09:00:00+08:00'"
                            + " from source_system where name = 'listed'",
                    "insert into data_interface (code, name, unit, source_system, domain, state, contract, registered_at, revision)"
                            + " select 'flow', '接口', unit, id, domain, 'ONLINE', 'IN_FORCE', now(), 0 from source_system"
                            + " where name = 'listed'",
                    "insert into contract (id, interface_code, unit, number, version, format, document, digest, state, author,"
                            + " author_name, drafted_at, revision) values (gen_random_uuid(), 'flow', '91141029MA0DEM1AXT', 1,"
                            + " '1.0.0', 'YAML', '', '', 'IN_FORCE', 'a', 'a', now(), 0)",
                    "insert into contract_field (contract, place, interface_code, unit, domain, name, heading, type, required)"
                            + " select id, 1, 'flow', unit, 'NETWORK', 'amount', '金额', 'NUMBER', true from contract",
                    ITEM.formatted("amount", "CONNECTED", "'flow'", "true"),
                    ITEM.formatted("remark", "CONNECTED", "'flow'", "true"),
                    ITEM.formatted("row_id", "MISSING", "null", "false"),
                    DAYS.formatted("2026-01-10", "2026-03-01", "MISSING", "amount"),
                    DAYS.formatted("2026-03-01", "9999-12-31", "CONNECTED", "amount"),
                    DAYS.formatted("2026-03-01", "9999-12-31", "CONNECTED", "remark"),
                    DAYS.formatted("2026-01-10", "9999-12-31", "MISSING", "row_id"));

            database.migrateTo("16.1");

            assertThat(database.rows("select concat_ws(' ', s.name, day, counted, change) from coverage_change c"
                            + " join source_system s on s.id = c.source_system order by s.name, day, counted"))
                    .containsExactly(
                            "listed 2026-01-05 SYSTEM 1",
                            "listed 2026-01-05 UNLISTED 1",
                            "listed 2026-01-10 MISSING 1",
                            "listed 2026-01-10 UNLISTED -1",
                            "listed 2026-03-01 CONNECTED 2",
                            "listed 2026-03-01 MISSING -1",
                            "listed 2026-12-02 OUTDATED 1",
                            "silent 2026-02-01 SYSTEM 1",
                            "silent 2026-02-01 UNLISTED 1");
            assertThat(database.rows(
                            "select concat_ws(' ', counted, sum(change)) from domain_coverage_change where domain = 'NETWORK'"
                                    + " and day <= '2026-03-01' group by counted order by counted"))
                    .containsExactly("CONNECTED 2", "MISSING 0", "SYSTEM 2", "UNLISTED 1");
            assertThat(database.rows("select concat_ws(' ', field, interface_field) from data_item order by field"))
                    .containsExactly("amount amount", "remark", "row_id");

            database.migrateTo("25.1");

            assertThat(database.rows(
                            "select concat_ws(' ', day, change) from coverage_change where counted = 'OUT_OF_SCOPE'"))
                    .containsExactly("2026-01-10 1");
            assertThat(database.rows("select concat_ws(' ', domain, day, change) from domain_coverage_change"
                            + " where counted = 'OUT_OF_SCOPE'"))
                    .containsExactly("NETWORK 2026-01-10 1");
            assertThat(database.rows("select concat_ws(' ', i.field, r.origin, r.told_by) from data_item_reference r"
                            + " join data_item i on i.id = r.item order by i.field"))
                    .containsExactly("amount LISTING a", "remark LISTING a", "row_id LISTING a");
        }
    }

    private static String system(String name, String day) {
        return "insert into source_system (id, unit, name, domain, phase, registered_at, revision) values (gen_random_uuid(),"
                + " '91141029MA0DEM1AXT', '" + name + "', 'NETWORK', 'OPERATION', '" + day + "T00:30:00+08:00', 0)";
    }
}
