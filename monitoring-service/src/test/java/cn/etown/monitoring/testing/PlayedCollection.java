package cn.etown.monitoring.testing;

import cn.etown.kit.feed.FeedEvent;
import cn.etown.kit.testing.PlayedFeed;
import cn.etown.kit.testing.PlayedServer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Plays the part of collection over real HTTP: its feed and its rollups, as the golden files have them, and its bad days. */
@ApplicationScoped
public class PlayedCollection {

    private static final Pattern ROLLUP = Pattern.compile("/api/collection/v1/batches/([^/]+)/rollup-days");

    private final Map<UUID, SentBatch> batches = new ConcurrentHashMap<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger nonsense = new AtomicInteger();
    private final AtomicInteger stumbles = new AtomicInteger();
    private final PlayedServer server;
    private final PlayedFeed feed;
    private volatile int pageSize = 200;

    PlayedCollection(@ConfigProperty(name = "played.port") int port) {
        server = new PlayedServer(port, this::answer);
        feed = new PlayedFeed("collection", server);
    }

    void listen(@Observes @Priority(1) StartupEvent start) {
        server.listen();
    }

    void close(@Observes ShutdownEvent stop) {
        server.close();
    }

    /** Tells that {@code batch} was judged, and the position of that event. */
    public long tell(SentBatch batch) {
        batches.put(batch.id(), batch);
        FeedEvent event = Golden.event(batch.data());
        return feed.tell(event.type(), event.subject(), event.time(), event.data());
    }

    /** Answers the next {@code answers} requests for a rollup with 503. */
    public void fail(int answers) {
        failures.set(answers);
    }

    /** Cuts the next {@code answers}, of feed and rollups, off in their middle. */
    public void cutOff(int answers) {
        server.cutOff(answers);
    }

    /** Answers the next {@code answers} requests for a rollup with 200 and something else. */
    public void talkNonsense(int answers) {
        nonsense.set(answers);
    }

    /** Answers the next {@code answers} requests for a rollup with 500. */
    public void stumble(int answers) {
        stumbles.set(answers);
    }

    public int stillToGoWrong() {
        return failures.get() + server.stillToBeCutOff() + nonsense.get() + stumbles.get();
    }

    /** How many items a page of a rollup has. */
    public void pagesOf(int items) {
        pageSize = items;
    }

    private void answer(HttpServerRequest request) {
        var rollup = ROLLUP.matcher(request.path());
        if (request.path().equals(feed.path())) {
            feed.answer(request);
        } else if (rollup.matches()) {
            answerRollup(request, UUID.fromString(rollup.group(1)));
        } else {
            request.response().setStatusCode(404).end();
        }
    }

    private void answerRollup(HttpServerRequest request, UUID id) {
        var batch = batches.get(id);
        boolean taken = batch != null && !batch.data().getString("verdict").equals("REFUSED");
        if (!taken) {
            request.response().setStatusCode(404).end();
        } else if (PlayedServer.takeOne(failures)) {
            request.response().setStatusCode(503).end();
        } else if (PlayedServer.takeOne(nonsense)) {
            server.send(request, "application/json", Buffer.buffer("{\"version\": \"first\"}"));
        } else if (PlayedServer.takeOne(stumbles)) {
            request.response().setStatusCode(500).end();
        } else {
            int offset = request.getParam("cursor") == null ? 0 : Integer.parseInt(request.getParam("cursor"));
            int limit = Math.min(pageSize, Integer.parseInt(request.getParam("limit")));
            server.send(request, "application/json", batch.rollup(offset, limit).toBuffer());
        }
    }
}
