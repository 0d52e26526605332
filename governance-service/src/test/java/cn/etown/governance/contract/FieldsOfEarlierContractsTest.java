package cn.etown.governance.contract;

import cn.etown.governance.EarlierDatabase;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.sql.SQLException;

import static org.assertj.core.api.Assertions.assertThat;

class FieldsOfEarlierContractsTest {

    private static final String BEFORE = "9.1";

    @Test
    void areReadFromTheirDocuments() throws IOException, SQLException {
        try (var database = EarlierDatabase.at(BEFORE)) {
            database.execute(
                    "insert into unit (code, name, registered_at, revision) values ('91141029MA0DEM1AXT', '单位', now(), 0)",
                    "insert into source_system (id, unit, name, domain, phase, registered_at, revision)"
                            + " values (gen_random_uuid(), '91141029MA0DEM1AXT', '系统', 'NETWORK', 'OPERATION', now(), 0)",
                    "insert into data_interface (code, name, unit, source_system, domain, state, contract, registered_at, revision)"
                            + " select 'flow', '接口', unit, id, domain, 'PLANNED', 'NONE', now(), 0 from source_system",
                    "insert into contract (id, interface_code, unit, number, version, format, document, digest, state, author,"
                            + " author_name, drafted_at, revision) values (gen_random_uuid(), 'flow', '91141029MA0DEM1AXT', 1, '1.0.0',"
                            + " 'YAML', $$" + ContractFixtures.sales() + "$$, '', 'DRAFT', 'a', 'a', now(), 0)");

            database.migrateTo("12.1");

            assertThat(database.rows(
                            "select c.title || ' ' || f.place || ' ' || f.name || ' ' || f.heading || ' ' || f.type || ' ' || f.required"
                                    + " from contract c join contract_field f on f.contract = c.id order by f.place"))
                    .hasSize(6)
                    .startsWith("网店销售明细 1 invoice 单号 STRING true", "网店销售明细 2 line 行号 INTEGER true");
            assertThat(database.rows(
                            "select unit || domain || interface_code from contract_field where terms @@ '单号'::tsquery"))
                    .containsExactly("91141029MA0DEM1AXTNETWORKflow");
        }
    }
}
