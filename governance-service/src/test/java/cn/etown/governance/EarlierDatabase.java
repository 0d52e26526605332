package cn.etown.governance;

import cn.etown.governance.contract.FieldsOfEarlierContracts;
import cn.etown.governance.contract.SummariesOfEarlierContracts;
import cn.etown.governance.standard.template.ElementsOfEarlierContracts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL of its own, as it was at an earlier version of the service, to be brought to a later one. */
public final class EarlierDatabase implements AutoCloseable {

    private final EmbeddedPostgres postgres;

    private EarlierDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    public static EarlierDatabase at(String version) throws IOException {
        var database = new EarlierDatabase(EmbeddedPostgres.start());
        database.migrateTo(version);
        return database;
    }

    public void migrateTo(String version) {
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .locations("classpath:db/migration")
                .javaMigrations(
                        new FieldsOfEarlierContracts(),
                        new SummariesOfEarlierContracts(),
                        new ElementsOfEarlierContracts())
                .target(version)
                .load()
                .migrate();
    }

    public void execute(String... statements) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first column of what a query finds. */
    public List<String> rows(String query) throws SQLException {
        var rows = new ArrayList<String>();
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
