package cn.etown.collection;

import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import javax.sql.DataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A database with nothing in it and no service at work on it, and connections to it. A test that keeps it in a static field with
 * {@code @RegisterExtension} need not close it.
 */
public final class BareDatabase implements AutoCloseable, AfterAllCallback {

    private final EmbeddedPostgres postgres;
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;

    private BareDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
        this.pool = Pool.newInstance(PgBuilder.pool()
                .connectingTo("postgresql://postgres:postgres@127.0.0.1:" + postgres.getPort() + "/postgres")
                .using(vertx)
                .build());
    }

    public static BareDatabase start() {
        try {
            return new BareDatabase(EmbeddedPostgres.start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Makes the tables that the service's own migrations make. */
    public BareDatabase migrate() {
        return migrate("latest");
    }

    /** {@link #migrate()} up to a version, as a database of then was. */
    public BareDatabase migrate(String to) {
        return migrate("public", "db/migration", to);
    }

    /** {@link #migrate(String)} with the migrations of a folder, in a schema of their own. */
    public BareDatabase migrate(String schema, String folder, String to) {
        Flyway.configure()
                .dataSource(dataSource())
                .schemas(schema)
                .locations("classpath:" + folder)
                .target(to)
                .load()
                .migrate();
        return this;
    }

    public void run(String statements) {
        pool.query(statements).executeAndAwait();
    }

    /** The first column of what a query finds, which is text. */
    public List<String> lines(String query) {
        return StreamSupport.stream(pool.query(query).executeAndAwait().spliterator(), false)
                .map(row -> row.getString(0))
                .toList();
    }

    public Pool pool() {
        return pool;
    }

    /** Connections of JDBC. */
    public DataSource dataSource() {
        return postgres.getPostgresDatabase();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        close();
    }

    @Override
    public void close() throws IOException {
        pool.closeAndAwait();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        postgres.close();
    }
}
