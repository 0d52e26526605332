package cn.etown.collection.bulk;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Cursor;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.PreparedStatement;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One transaction on one connection. What was not committed when it is closed is rolled back. For one worker thread, which
 * it blocks.
 */
public final class BulkTransaction implements AutoCloseable {

    /** Far above what any statement takes. The database breaks off whatever takes longer, and goes on with nothing unheard. */
    static final Duration LONGEST_STATEMENT = Duration.ofMinutes(30);
    /** How much longer a database that does not answer at all is waited for: it must not hold a thread for good. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final SqlConnection connection;
    private final Transaction transaction;
    private boolean ended;

    private BulkTransaction(SqlConnection connection, Transaction transaction) {
        this.connection = connection;
        this.transaction = transaction;
    }

    /** @param lockTimeout how long any statement waits for another transaction */
    public static BulkTransaction begin(Pool pool, Duration lockTimeout) {
        return begin(pool, lockTimeout, LONGEST_STATEMENT);
    }

    static BulkTransaction begin(Pool pool, Duration lockTimeout, Duration longestStatement) {
        SqlConnection connection = await(pool.getConnection());
        try {
            BulkTransaction begun = new BulkTransaction(connection, await(connection.begin()));
            await(connection
                    .query("set local lock_timeout = " + lockTimeout.toMillis() + "; set local statement_timeout = "
                            + longestStatement.toMillis())
                    .execute());
            return begun;
        } catch (RuntimeException failure) {
            connection.closeAndForget();
            throw failure;
        }
    }

    /** The connection, for what is to be written in this transaction by others. */
    public SqlConnection connection() {
        return connection;
    }

    /** Runs a statement and waits for it; returns how many rows it changed. */
    public int run(String sql, Object... parameters) {
        return await(execute(sql, parameters)).rowCount();
    }

    /**
     * Runs {@code work} so that the database groups rows as they come and does not sort them first. It would where it takes many for
     * few, as it does with rows that are new to it, and sorting a million costs more than all the rest.
     */
    public <T> T unsorted(Supplier<T> work) {
        run("set local enable_sort = off");
        T result = work.get();
        run("reset enable_sort");
        return result;
    }

    /** As {@link #unsorted(Supplier)}, of work that answers nothing. */
    public void unsorted(Runnable work) {
        unsorted(() -> {
            work.run();
            return null;
        });
    }

    public Stream<Row> rows(String sql, Object... parameters) {
        return StreamSupport.stream(await(execute(sql, parameters)).spliterator(), false);
    }

    public Optional<Row> row(String sql, Object... parameters) {
        return rows(sql, parameters).findFirst();
    }

    /**
     * Gives every row of a query to {@code each}, in order. No more than twice {@code atOnce} of them are held; while some are
     * worked on, the next ones come.
     */
    public void forEach(int atOnce, Consumer<Row> each, String sql, Object... parameters) {
        PreparedStatement statement = await(connection.prepare(sql));
        Cursor cursor = statement.cursor(Tuple.tuple(Arrays.asList(parameters)));
        try {
            RowSet<Row> rows = await(cursor.read(atOnce));
            while (cursor.hasMore()) {
                CompletableFuture<RowSet<Row>> next = cursor.read(atOnce).subscribeAsCompletionStage();
                rows.forEach(each);
                rows = await(Uni.createFrom().completionStage(next));
            }
            rows.forEach(each);
        } finally {
            cursor.closeAndForget();
            statement.closeAndForget();
        }
    }

    public <T> T await(Function<SqlConnection, Uni<T>> work) {
        return await(work.apply(connection));
    }

    public void commit() {
        await(transaction.commit());
        ended = true;
        connection.closeAndForget();
    }

    /** Takes back what was done, and gives the connection away before this is closed. */
    public void rollback() {
        if (ended) {
            return;
        }
        ended = true;
        transaction
                .rollback()
                .onFailure()
                .recoverWithNull()
                .eventually(connection::close)
                .subscribe()
                .with(done -> {}, failed -> {});
    }

    @Override
    public void close() {
        rollback();
    }

    private Uni<RowSet<Row>> execute(String sql, Object... parameters) {
        return connection.preparedQuery(sql).execute(Tuple.tuple(Arrays.asList(parameters)));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(LONGEST_STATEMENT.plus(GRACE));
    }
}
