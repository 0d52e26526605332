package cn.etown.collection.catalogue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** A database of before positions were kept takes what it knows for told up to where it has read, but for what is parked. */
class ToldAtMigrationTest {

    private static final String BEFORE = """
            insert into field_class (interface, field, sensitivity_class, personal) values
                ('lines', 'price', 'L3', false), ('parked', 'price', 'L1', false), ('applied', 'price', 'L1', false);
            insert into followed_calendar (year, days) values (2026, '[]'), (2027, '[]');
            insert into kit.feed_position (source, position) values ('governance', 70), ('monitoring', 90);
            insert into kit.parked_event (id, source, subject, position, event, parked_at, applied_at) values
                (gen_random_uuid(), 'governance', 'interfaces/parked', 50, '{}', now(), null),
                (gen_random_uuid(), 'governance', 'interfaces/parked', 60, '{}', now(), null),
                (gen_random_uuid(), 'governance', 'interfaces/applied', 40, '{}', now(), now()),
                (gen_random_uuid(), 'governance', 'calendars/2027', 30, '{}', now(), null);
            """;

    @Test
    void takesWhatIsKnownForToldUpToThePosition() throws IOException, SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            migrate(postgres, "public", "db/migration", "27");
            migrate(postgres, "kit", "db/kit", "3");
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(BEFORE);
            }

            migrate(postgres, "public", "db/migration", "27.1");

            assertThat(positions(postgres))
                    .containsExactlyInAnyOrder("lines 70", "parked 49", "applied 70", "2026 70", "2027 29");
        }
    }

    private static void migrate(EmbeddedPostgres postgres, String schema, String location, String to) {
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .schemas(schema)
                .locations("classpath:" + location)
                .target(to)
                .load()
                .migrate();
    }

    private static List<String> positions(EmbeddedPostgres postgres) throws SQLException {
        List<String> positions = new ArrayList<>();
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("select interface || ' ' || position from field_class"
                        + " union all select year || ' ' || position from followed_calendar")) {
            while (found.next()) {
                positions.add(found.getString(1));
            }
        }
        return positions;
    }
}
