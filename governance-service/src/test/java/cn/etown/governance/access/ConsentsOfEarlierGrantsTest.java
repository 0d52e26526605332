package cn.etown.governance.access;

import cn.etown.governance.EarlierDatabase;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.sql.SQLException;

import static org.assertj.core.api.Assertions.assertThat;

class ConsentsOfEarlierGrantsTest {

    private static final String GRANT = "019b76da-a800-7000-8000-000000000001";

    /** The price was important when the provider consented, the channel, by which rows are chosen, became so afterwards. */
    @Test
    void areToWhatWasImportantWhenTheProviderConsented() throws IOException, SQLException {
        try (var database = EarlierDatabase.at("15.3")) {
            database.execute(
                    "insert into unit (code, name, registered_at, revision) values ('91141029MA0DEM1AXT', '单位', now(), 0)",
                    "insert into source_system (id, unit, name, domain, phase, registered_at, revision)"
                            + " values (gen_random_uuid(), '91141029MA0DEM1AXT', '系统', 'NETWORK', 'OPERATION', now(), 0)",
                    "insert into data_interface (code, name, unit, source_system, domain, state, contract, registered_at, revision)"
                            + " select 'flow', '接口', unit, id, domain, 'ONLINE', 'IN_FORCE', now(), 0 from source_system",
                    "insert into field_class (interface_code, field, unit, sensitivity_class, personal_data, value_kind,"
                            + " in_contract, source, since, revision)"
                            + " select 'flow', name, '91141029MA0DEM1AXT', class, false, 'TEXT', true, 'contracts/1', now(), 0"
                            + " from (values ('price', 'IMPORTANT'), ('channel', 'IMPORTANT'), ('note', 'IMPORTANT'),"
                            + " ('line', 'L1')) as field (name, class)",
                    "insert into field_class_change (id, interface_code, field, sensitivity_class, personal_data, source, changed_at)"
                            + " select gen_random_uuid(), 'flow', name, class, false, 'contracts/1', at::timestamptz"
                            + " from (values ('price', 'L2', '2026-01-01'), ('price', 'IMPORTANT', '2026-01-02'),"
                            + " ('channel', 'L1', '2026-01-01'), ('channel', 'IMPORTANT', '2026-03-01'), ('note', 'IMPORTANT',"
                            + " '2026-01-01'), ('line', 'L1', '2026-01-01')) as change (name, class, at)",
                    "insert into access_grant (id, interface_code, provider, unit, purpose, fields, filter, records_per_day,"
                            + " requests_per_day, begins_on, ends_on, state, asks_consent, conditional, applicant, applicant_name,"
                            + " applied_at, live_until, revision) values ('" + GRANT
                            + "', 'flow', '91141029MA0DEM1AXT',"
                            + " '91141029MA0DEM1AXT', '用途', '{price,line}',"
                            + " '[{\"field\": \"channel\", \"operator\": \"IN\", \"values\": [\"网店\"]}]', 1, 1, '2026-01-01',"
                            + " '2026-12-31', 'GRANTED', true, true, 'a', 'a', now(), '2026-12-31', 0)",
                    "insert into transition (id, object, from_state, to_state, at, subject, name, reason, evidence) values"
                            + " (gen_random_uuid(), 'grants/" + GRANT
                            + "', 'CHECKED', 'CONSENTED', '2026-02-01', 's', 'n', 'r', '{}')");

            database.migrateTo("20");

            assertThat(database.rows(
                            "select array_to_string(important_fields, ',') || ' ' || array_to_string(consented_fields, ',')"
                                    + " from access_grant"))
                    .containsExactly("channel,price price");
        }
    }
}
