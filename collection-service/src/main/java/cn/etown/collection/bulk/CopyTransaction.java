package cn.etown.collection.bulk;

import org.postgresql.PGConnection;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/**
 * One transaction in which many rows come in by PostgreSQL's COPY, which the reactive client does not speak. What was not
 * committed when it is closed is rolled back. For one worker thread, which it blocks.
 */
public final class CopyTransaction implements AutoCloseable {

    /** Reads what a query found. */
    @FunctionalInterface
    public interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** What others write in this transaction. */
    @FunctionalInterface
    public interface Writing {
        void on(Connection connection) throws SQLException;
    }

    private static final String NO_CONNECTION = "08000";

    private final Connection connection;
    private boolean ended;

    private CopyTransaction(Connection connection) {
        this.connection = connection;
    }

    /** @param lockTimeout how long any statement waits for another transaction */
    public static CopyTransaction begin(DataSource database, Duration lockTimeout) {
        CopyTransaction begun = new CopyTransaction(connect(database));
        try {
            begun.start(lockTimeout);
            return begun;
        } catch (SQLException failure) {
            begun.close();
            throw new DatabaseFailure(failure);
        }
    }

    /** Why there is none, a pool does not say as the database would. */
    private static Connection connect(DataSource database) {
        try {
            return database.getConnection();
        } catch (SQLException failure) {
            throw new DatabaseFailure(
                    failure.getSQLState() == null
                            ? new SQLTransientConnectionException(failure.getMessage(), NO_CONNECTION, failure)
                            : failure);
        }
    }

    private void start(Duration lockTimeout) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement limits = connection.createStatement()) {
            limits.execute("set local lock_timeout = " + lockTimeout.toMillis() + "; set local statement_timeout = "
                    + BulkTransaction.LONGEST_STATEMENT.toMillis());
        }
    }

    /** Has others write in this transaction. */
    public void write(Writing writing) {
        try {
            writing.on(connection);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** Runs a statement; returns how many rows it changed. An array of texts, bytes or numbers is one of PostgreSQL's. */
    public int run(String sql, Object... parameters) {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** The first row that a query finds. */
    public <T> Optional<T> row(Reading<T> reading, String sql, Object... parameters) {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(reading.of(rows)) : Optional.empty();
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** Rows on their way into {@code table}. No other statement of this transaction can run until they are all there. */
    public RowCopy copy(String table) {
        try {
            return new RowCopy(connection.unwrap(PGConnection.class).getCopyAPI(), table, System::nanoTime);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, sqlValue(parameters[i]));
        }
        return statement;
    }

    private Object sqlValue(Object value) throws SQLException {
        if (value instanceof Object[] array) {
            return connection.createArrayOf(elementType(array), array);
        }
        return value;
    }

    private static String elementType(Object[] array) {
        if (array instanceof String[]) {
            return "text";
        }
        if (array instanceof Long[]) {
            return "bigint";
        }
        return array instanceof byte[][] ? "bytea" : "integer";
    }

    public void commit() {
        try {
            connection.commit();
            ended = true;
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** Takes back what was done. */
    public void rollback() {
        if (ended) {
            return;
        }
        ended = true;
        try {
            connection.rollback();
        } catch (SQLException lost) {
            abort();
        }
    }

    /** A connection that cannot roll back must not be used again: whoever sets it to commit by itself would commit what is open. */
    private void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException gone) {
            // Then its transaction is gone with it.
        }
    }

    /** Takes back what was not committed, and gives the connection away. */
    @Override
    public void close() {
        rollback();
        try {
            connection.close();
        } catch (SQLException lost) {
            // The pool drops a connection that does not close.
        }
    }
}
