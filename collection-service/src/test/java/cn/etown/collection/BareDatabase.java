package cn.etown.collection;

import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;

import javax.sql.DataSource;
import java.io.IOException;

/** A database with nothing in it and no service at work on it, and connections to it. */
public final class BareDatabase implements AutoCloseable {

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

    public static BareDatabase start() throws IOException {
        return new BareDatabase(EmbeddedPostgres.start());
    }

    /** Makes the tables that the service's own migrations make. */
    public BareDatabase migrate() {
        Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
        return this;
    }

    public Pool pool() {
        return pool;
    }

    /** Connections of JDBC. */
    public DataSource dataSource() {
        return postgres.getPostgresDatabase();
    }

    @Override
    public void close() throws IOException {
        pool.closeAndAwait();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        postgres.close();
    }
}
