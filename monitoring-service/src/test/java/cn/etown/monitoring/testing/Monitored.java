package cn.etown.monitoring.testing;

import cn.etown.kit.feed.Follower;
import cn.etown.kit.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

/** What tests do with the running service: let it learn of batches, and ask it. */
@ApplicationScoped
public class Monitored {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(40);

    private final AtomicInteger units = new AtomicInteger();
    private final PlayedCollection collection;
    private final Follower follower;
    private final Pool database;

    Monitored(PlayedCollection collection, Follower follower, Pool database) {
        this.collection = collection;
        this.follower = follower;
        this.database = database;
    }

    /** The code of a unit of which nothing was told yet. */
    public String newUnit() {
        return "91141029MA%08d".formatted(units.incrementAndGet());
    }

    /** Tells of {@code batches} and waits until each event took effect or was parked. */
    public void learn(SentBatch... batches) {
        awaitEffectOf(Stream.of(batches).mapToLong(collection::tell).max().orElseThrow());
    }

    /** Waits until each event up to that at {@code last} took effect or was parked. */
    public void awaitEffectOf(long last) {
        await().atMost(LONG_ENOUGH)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> follower.viewOf("collection").position() >= last);
    }

    /** Lets the service forget how far it read, and waits until it has read everything once more. */
    public void readFeedAnew() {
        long last = position();
        database.query("update kit.feed_position set position = 0").executeAndAwait();
        await().atMost(LONG_ENOUGH).until(() -> position() == last);
    }

    private long position() {
        return database.query("select position from kit.feed_position where source = 'collection'")
                .executeAndAwait()
                .iterator()
                .next()
                .getLong("position");
    }

    /** Asks as an operator of the center. */
    public static ValidatableResponse ask(String path, Object... parameters) {
        return askAs(Tokens.of("operator").sign(), path, parameters);
    }

    public static ValidatableResponse askAs(String token, String path, Object... parameters) {
        return given().basePath("/api/monitoring/v1")
                .auth()
                .oauth2(token)
                .get(path, parameters)
                .then();
    }
}
