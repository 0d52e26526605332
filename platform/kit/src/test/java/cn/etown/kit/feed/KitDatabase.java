package cn.etown.kit.feed;

import cn.etown.kit.id.Ids;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The kit's tables in a real PostgreSQL, without the container: nothing sequences here but what a test starts. */
final class KitDatabase implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private final Vertx vertx = Vertx.vertx();
    final Pool pool;
    final Outbox outbox;

    KitDatabase() {
        try {
            postgres = EmbeddedPostgres.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .locations("classpath:db/kit")
                .schemas("kit")
                .load()
                .migrate();
        var address = new PgConnectOptions()
                .setHost("127.0.0.1")
                .setPort(postgres.getPort())
                .setDatabase("postgres")
                .setUser("postgres");
        pool = Pool.pool(vertx, address, new PoolOptions().setMaxSize(20));
        var settings = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(FeedSettings.class)
                .build()
                .getConfigMapping(FeedSettings.class);
        outbox = new Outbox(
                new Ids(),
                Clock.systemUTC(),
                new ObjectMapper(),
                new SequencerLoop(sequencer(), settings, vertx.getDelegate()));
    }

    /** One more sequencer, as of another replica. */
    Sequencer sequencer() {
        return new Sequencer(pool, new FeedEnd());
    }

    void place() {
        sequencer().placeCommitted().await().indefinitely();
    }

    void append(SqlConnection tx, String subject) {
        outbox.append(event(subject), tx).await().indefinitely();
    }

    /** Appends in a transaction of its own. */
    void append(String subject) {
        pool.withTransaction(tx -> outbox.append(event(subject), tx)).await().indefinitely();
    }

    /** The subjects of the events that stand after {@code position}, by their positions. */
    List<Map.Entry<Long, String>> feedAfter(long position) {
        var rows = pool.preparedQuery("select position, subject from kit.outbox where position > $1 order by position")
                .execute(Tuple.of(position))
                .await()
                .indefinitely();
        return StreamSupport.stream(rows.spliterator(), false)
                .map((Row row) -> Map.entry(row.getLong("position"), row.getString("subject")))
                .toList();
    }

    List<String> feed() {
        return feedAfter(0).stream().map(Map.Entry::getValue).toList();
    }

    void empty() {
        pool.query("truncate kit.outbox; update kit.feed_head set position = 0").executeAndAwait();
    }

    @Override
    public void close() throws IOException {
        pool.closeAndAwait();
        vertx.closeAndAwait();
        postgres.close();
    }

    private static NewEvent event(String subject) {
        return new NewEvent("cn.etown.kit.thing-happened.v1", subject, Map.of());
    }

    /** A transaction that stays open until the test ends it. */
    final class OpenTransaction {

        private final SqlConnection connection = pool.getConnectionAndAwait();
        private final Transaction transaction = connection.beginAndAwait();
        private final List<String> appended = new ArrayList<>();

        OpenTransaction append(String subject) {
            KitDatabase.this.append(connection, subject);
            appended.add(subject);
            return this;
        }

        /** As a sequencer does that is at work. */
        void lockTheFeed() {
            connection.query("select from kit.feed_head for update").executeAndAwait();
        }

        List<String> commit() {
            transaction.commitAndAwait();
            connection.closeAndAwait();
            return appended;
        }

        void rollback() {
            transaction.rollbackAndAwait();
            connection.closeAndAwait();
        }
    }
}
