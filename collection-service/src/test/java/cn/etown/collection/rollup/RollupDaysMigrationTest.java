package cn.etown.collection.rollup;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** A database of before rollups were added up by day gets the days of the rollups it has. */
class RollupDaysMigrationTest {

    private static final String BATCH = "019b76da-a800-7000-8000-000000000001";
    private static final String BEFORE = """
            set session_replication_role = replica;
            insert into rollup (batch, version) values ('%1$s', 1);
            insert into rollup_item (batch, ordinal, day, dimensions, measures) values
                ('%1$s', 1, '2010-12-01', '{"product": "a"}', '{"amount": "99999999999999999999.95", "lines": "2"}'),
                ('%1$s', 2, '2010-12-01', '{"product": "b"}', '{"amount": "0.05", "lines": "1"}'),
                ('%1$s', 3, '2010-12-02', '{"product": "a"}', '{"amount": "-2.5", "lines": "1"}');
            """.formatted(BATCH);

    @Test
    void addsUpTheItemsThatAreThere() throws IOException, SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            migrate(postgres, "9");
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(BEFORE);
            }

            migrate(postgres, "10");

            assertThat(days(postgres))
                    .containsExactly(
                            BATCH + " 2010-12-01 {\"lines\": \"3\", \"amount\": \"100000000000000000000\"}",
                            BATCH + " 2010-12-02 {\"lines\": \"1\", \"amount\": \"-2.5\"}");
        }
    }

    private static void migrate(EmbeddedPostgres postgres, String to) {
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .target(to)
                .load()
                .migrate();
    }

    private static List<String> days(EmbeddedPostgres postgres) throws SQLException {
        List<String> days = new ArrayList<>();
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("select batch, day, measures from rollup_day order by day")) {
            while (found.next()) {
                days.add(found.getString(1) + " " + found.getString(2) + " " + found.getString(3));
            }
        }
        return days;
    }
}
