package cn.etown.collection.pull;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** A database of before runs kept what they had asked for knows it of those whose checkpoint others go on from. */
class EarlierCheckpointsMigrationTest {

    private static final String BEFORE = """
            set session_replication_role = replica;
            create temporary table before (number int, kind text, query text);
            insert into before values
                (1, 'JDBC', 'select id from lines where id > :checkpoint order by id'),
                (2, 'JDBC', 'select id from lines where day >= :from and id > :checkpoint order by id'),
                (3, 'JDBC', 'select id from lines where day::from_other = '':to'' and id > :checkpoint order by id'),
                (4, 'SFTP', null),
                (5, 'JDBC', 'select id from lines where day<=:to and id > :checkpoint order by id');
            insert into pull_connector (id, interface, unit, terms, state, drafted_by, created_at, version)
                select ('019b76da-a800-7000-8000-00000000000' || number)::uuid, 'lines', 'unit', '{}', 'ACTIVE', 'x', now(), 1 from before;
            insert into pull_connector_transition (connector, from_state, to_state, at, subject, name, terms)
                select ('019b76da-a800-7000-8000-00000000000' || number)::uuid, 'ACCEPTED', 'ACTIVE', at, 'x', 'x',
                    jsonb_build_object('kind', kind, 'target', jsonb_build_object('query', query, 'host', host), 'schedule', jsonb_build_object())
                from before, (values ('2026-01-01'::timestamptz, 'first'), ('2026-02-01', 'second'), ('2026-03-01', 'third')) as t (at, host)
                order by at;
            insert into pull_run (id, connector, period_from, period_to, by_hand, requested_by, requested_at, state, place, mark)
                select ('019b76da-a800-7000-8000-00000000001' || number)::uuid, ('019b76da-a800-7000-8000-00000000000' || number)::uuid,
                    '2026-02-09', '2026-02-09', false, 'schedule', '2026-02-10', 'SUCCEEDED',
                    case kind when 'JDBC' then 'query' else '/out/lines.csv' end, '42'
                from before;
            """;

    /** What a claim computes, of the terms in force when the run was made. */
    private static final String ASKED = """
            select encode(sha256(convert_to(jsonb_build_object('kind', a.terms -> 'kind', 'target', a.terms -> 'target',
                'content', a.terms -> 'content')::text, 'UTF8')), 'hex') = r.terms_digest, right(r.id::text, 1)
            from pull_run r join pull_connector_transition a on a.connector = r.connector and a.at = '2026-02-01' order by r.id""";

    @Test
    void letsCheckpointsOfQueriesCountThatNameNoDays() throws IOException, SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            migrate(postgres, "24.1");
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(BEFORE);
            }

            migrate(postgres, "27");

            Map<String, Boolean> expected = new HashMap<>();
            expected.put("1", true);
            expected.put("2", null);
            expected.put("3", true);
            expected.put("4", null);
            expected.put("5", null);
            assertThat(asked(postgres)).isEqualTo(expected);
        }
    }

    private static void migrate(EmbeddedPostgres postgres, String to) {
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .target(to)
                .load()
                .migrate();
    }

    private static Map<String, Boolean> asked(EmbeddedPostgres postgres) throws SQLException {
        Map<String, Boolean> asked = new HashMap<>();
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(ASKED)) {
            while (found.next()) {
                asked.put(found.getString(2), (Boolean) found.getObject(1));
            }
        }
        return asked;
    }
}
