package cn.etown.collection.pull;

import cn.etown.collection.BareDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** A database of before runs kept what they had asked for knows it of those whose checkpoint others go on from. */
class EarlierCheckpointsMigrationTest {

    @RegisterExtension
    static final BareDatabase DATABASE = BareDatabase.start().migrate("24.1");

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
            select right(r.id::text, 1) || ' ' || coalesce((encode(sha256(convert_to(jsonb_build_object('kind', a.terms -> 'kind',
                'target', a.terms -> 'target', 'content', a.terms -> 'content')::text, 'UTF8')), 'hex') = r.terms_digest)::text, 'null')
            from pull_run r join pull_connector_transition a on a.connector = r.connector and a.at = '2026-02-01' order by r.id""";

    @Test
    void letsCheckpointsOfQueriesCountThatNameNoDays() {
        DATABASE.run(BEFORE);

        DATABASE.migrate("27");

        assertThat(DATABASE.lines(ASKED)).containsExactly("1 true", "2 null", "3 true", "4 null", "5 null");
    }
}
