package cn.etown.governance.contract;

import cn.etown.governance.EarlierDatabase;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.sql.SQLException;

import static org.assertj.core.api.Assertions.assertThat;

class SummariesOfEarlierContractsTest {

    private static final String BEFORE = "25.2";

    @Test
    void areReadFromTheirDocuments() throws IOException, SQLException {
        try (var database = EarlierDatabase.at(BEFORE)) {
            database.execute(
                    "insert into unit (code, name, registered_at, revision) values ('91141029MA0DEM1AXT', '单位', now(), 0)",
                    "insert into source_system (id, unit, name, domain, phase, registered_at, revision)"
                            + " values (gen_random_uuid(), '91141029MA0DEM1AXT', '系统', 'NETWORK', 'OPERATION', now(), 0)",
                    "insert into data_interface (code, name, unit, source_system, domain, state, contract, registered_at, revision)"
                            + " select 'flow', '接口', unit, id, domain, 'PLANNED', 'NONE', now(), 0 from source_system",
                    contract(1, ContractFixtures.sales().replace("domain: 业务平台域\n", "tags: [网店, 销售]\n")),
                    contract(2, ContractFixtures.sales().replace("description:\n  purpose: 销售监测\n", "")),
                    contract(3, "YAML", "IN_FORCE", ContractFixtures.sales() + "addedLater: {}\n"),
                    contract(4, "JSON", "DRAFT", """
                            {"description": "采购", "schema": [{"tags": ["采购", 1],
                                "customProperties": [{"property": "theme", "value": "A"}, {"property": "theme", "value": "B"}]}]}"""),
                    contract(5, "JSON", "DRAFT", "{\"description\": "),
                    contract(6, "JSON", "DRAFT", "[]"));

            database.migrateTo("28.1");

            assertThat(database.rows("select concat_ws(' ', summary, tags::text, theme) from contract order by number"))
                    .containsExactly(
                            "销售监测 {网店,销售} SALES", "每行一笔销售或退货 {} SALES", "销售监测 {} SALES", "采购 {采购} B", "{}", "{}");
        }
    }

    private static String contract(int number, String document) {
        return contract(number, "YAML", "DRAFT", document);
    }

    /** What is in force may say what today's reader refuses; what is stored may be no document at all. */
    private static String contract(int number, String format, String state, String document) {
        return "insert into contract (id, interface_code, unit, number, version, format, document, digest, state, author,"
                + " author_name, drafted_at, revision) values (gen_random_uuid(), 'flow', '91141029MA0DEM1AXT', "
                + number
                + ", '1.0." + number + "', '" + format + "', $$" + document + "$$, '', '" + state
                + "', 'a', 'a', now(), 0)";
    }
}
