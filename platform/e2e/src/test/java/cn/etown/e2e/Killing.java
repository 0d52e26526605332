package cn.etown.e2e;

import cn.etown.local.LocalSystem;
import cn.etown.local.Program;
import cn.etown.local.Service;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Kills somebody in the middle of work: not when it may be there, but when the database says that it is. */
record Killing(LocalSystem system) {

    /** Who is killed. */
    enum Victim {
        COLLECTION,
        POSTGRESQL;

        Program of(LocalSystem system) {
            return this == COLLECTION ? system.program(Service.COLLECTION) : system.postgresql();
        }
    }

    /**
     * Where work is held.
     *
     * @param database whose
     * @param table that the work must lock and cannot, as it is held
     * @param mode in which it is held
     * @param done a condition on {@code own}, a lock that the work was granted before, by which it is known
     */
    record Place(String database, String table, String mode, String done) {

        /** After the work wrote to {@code written}, before it writes to {@code table}. */
        static Place between(String database, String written, String table) {
            return new Place(database, table, "exclusive", relation(written, "RowExclusiveLock"));
        }

        static String relation(String table, String mode) {
            return "own.relation = to_regclass('%s') and own.mode = '%s'".formatted(table, mode);
        }

        private String standing() {
            return """
                    select count(distinct waits.pid) from pg_locks waits join pg_locks own using (pid)
                    where waits.relation = to_regclass('%s') and not waits.granted and own.granted and %s""".formatted(table, done);
        }
    }

    /**
     * Holds the work that {@code begin} sets off at {@code place}, in the middle of its transaction, and kills.
     */
    void at(Place place, Runnable begin, Program victim) {
        try (var holder = connect(place.database());
                var watcher = connect(place.database())) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("lock table " + place.table() + " in " + place.mode() + " mode");
            begin.run();
            // One transaction does one thing after the other: who stands before the one table is done with the other.
            await().atMost(County.PATIENCE).until(() -> number(watcher, place.standing()) == 1);
            victim.kill();
            if (system.postgresql().isAlive()) {
                holder.rollback();
            }
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
        assertThat(victim.isAlive()).isFalse();
    }

    /** Starts who was killed, and waits until {@code question} is answered again. */
    void restart(Victim victim, Supplier<Api.Answer> question) {
        victim.of(system).restart();
        await().atMost(County.PATIENCE)
                .ignoreException(UncheckedIOException.class)
                .until(() -> question.get().status() == 200);
    }

    /** Changes one row of collection's, of times that nobody can wait for. */
    void change(String update) {
        try (var connection = connect("collection");
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(update)).isEqualTo(1);
        } catch (SQLException failure) {
            throw new AssertionError(update, failure);
        }
    }

    Connection connect(String database) throws SQLException {
        var access = system.database(database);
        return DriverManager.getConnection(access.jdbcUrl(), access.username(), access.password());
    }

    static long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
