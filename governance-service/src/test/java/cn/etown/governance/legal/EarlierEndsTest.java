package cn.etown.governance.legal;

import cn.etown.governance.EarlierDatabase;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.sql.SQLException;

import static org.assertj.core.api.Assertions.assertThat;

/** Reviews of legal bases that had ended before ends were told. */
class EarlierEndsTest {

    private static final String BEFORE = "21";

    @Test
    void areNotNewsAnyMore() throws IOException, SQLException {
        try (var database = EarlierDatabase.at(BEFORE)) {
            database.execute(
                    "insert into unit (code, name, kind, roles, registered_at, revision)"
                            + " values ('91141029MA0DEM1AXT', '单位', 'ENTERPRISE', '{PROVIDER}', now(), 0)",
                    "insert into source_system (id, unit, name, domain, phase, registered_at, revision) values"
                            + " (gen_random_uuid(), '91141029MA0DEM1AXT', '系统', 'NETWORK', 'OPERATION', now(), 0)",
                    reviewed("long-past", "current_date - 40", "null"),
                    reviewed("past-since-its-end-was-told", "current_date - 2", "now()"),
                    reviewed("ending", "current_date + 20", "null"));

            database.migrateTo("22");

            assertThat(database.rows(
                            "select concat_ws(' ', interface_code, ending_told_at is not null, ended_told_at is not null)"
                                    + " from legal_record order by interface_code"))
                    .containsExactly("ending f f", "long-past t t", "past-since-its-end-was-told t f");
        }
    }

    private static String reviewed(String code, String until, String endingTold) {
        return "with flow as (insert into data_interface (code, name, unit, source_system, domain, state, contract,"
                + " registered_at, revision) select '" + code + "', '接口', unit, id, domain, 'ONLINE', 'NONE', now(), 0"
                + " from source_system returning code, unit) insert into legal_record (id, interface_code, unit, content, state,"
                + " author, author_name, submitted_at, review_due, reviewed_until, ending_told_at, revision)"
                + " select gen_random_uuid(), code, unit, '{}', 'REVIEWED', 'a', 'a', now(), current_date, " + until
                + ", "
                + endingTold + ", 0 from flow";
    }
}
