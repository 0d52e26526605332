package cn.etown.monitoring.testing;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Plays the part of collection over real HTTP: its feed and its rollups, as the golden files have them, and its bad days. */
@ApplicationScoped
public class PlayedCollection {

    private static final String TOKEN = "token-of-monitoring-service";
    private static final Pattern ROLLUP = Pattern.compile("/api/collection/v1/batches/([^/]+)/rollup");
    private static final int NOTHING_YET_MILLIS = 50;

    private final List<JsonObject> events = new CopyOnWriteArrayList<>();
    private final Map<UUID, SentBatch> batches = new ConcurrentHashMap<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicInteger nonsense = new AtomicInteger();
    private final AtomicInteger stumbles = new AtomicInteger();

    /** Its own: another service has nothing of this one, its meters least of all. */
    private final Vertx vertx = Vertx.vertx();

    private final int port;
    private volatile int pageSize = 200;

    PlayedCollection(@ConfigProperty(name = "played.port") int port) {
        this.port = port;
    }

    void listen(@Observes @Priority(1) StartupEvent start) {
        vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    void close(@Observes ShutdownEvent stop) {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Tells that {@code batch} was judged, and the position of that event. */
    public synchronized long tell(SentBatch batch) {
        batches.put(batch.id(), batch);
        events.add(Golden.cloudEvent(batch.data(), events.size() + 1));
        return events.size();
    }

    /** Answers the next {@code answers} requests for a rollup with 503. */
    public void fail(int answers) {
        failures.set(answers);
    }

    /** Cuts the next {@code answers}, of feed and rollups, off in their middle. */
    public void cutOff(int answers) {
        cuts.set(answers);
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
        return failures.get() + cuts.get() + nonsense.get() + stumbles.get();
    }

    /** How many items a page of a rollup has. */
    public void pagesOf(int items) {
        pageSize = items;
    }

    private void answer(HttpServerRequest request) {
        var rollup = ROLLUP.matcher(request.path());
        if (request.path().equals("/token")) {
            request.response()
                    .putHeader("Content-Type", "application/json")
                    .end(JsonObject.of("access_token", TOKEN, "token_type", "Bearer", "expires_in", 300)
                            .encode());
        } else if (!("Bearer " + TOKEN).equals(request.getHeader("Authorization"))) {
            request.response().setStatusCode(401).end();
        } else if (request.path().equals("/api/collection/v1/events")) {
            answerEvents(request);
        } else if (rollup.matches()) {
            answerRollup(request, UUID.fromString(rollup.group(1)));
        } else {
            request.response().setStatusCode(404).end();
        }
    }

    private void answerEvents(HttpServerRequest request) {
        var found = events.stream()
                .skip(Long.parseLong(request.getParam("after")))
                .limit(Long.parseLong(request.getParam("limit")))
                .toList();
        var body = new JsonArray(found).toBuffer();
        if (found.isEmpty()) {
            vertx.setTimer(NOTHING_YET_MILLIS, timer -> request.response().end(body));
        } else {
            send(request, "application/cloudevents-batch+json", body);
        }
    }

    private void answerRollup(HttpServerRequest request, UUID id) {
        var batch = batches.get(id);
        boolean taken = batch != null && !batch.data().getString("verdict").equals("REFUSED");
        if (!taken) {
            request.response().setStatusCode(404).end();
        } else if (takeOne(failures)) {
            request.response().setStatusCode(503).end();
        } else if (takeOne(nonsense)) {
            send(request, "application/json", Buffer.buffer("{\"version\": \"first\"}"));
        } else if (takeOne(stumbles)) {
            request.response().setStatusCode(500).end();
        } else {
            int offset = request.getParam("cursor") == null ? 0 : Integer.parseInt(request.getParam("cursor"));
            int limit = Math.min(pageSize, Integer.parseInt(request.getParam("limit")));
            send(request, "application/json", batch.rollup(offset, limit).toBuffer());
        }
    }

    private void send(HttpServerRequest request, String type, Buffer body) {
        var response = request.response().putHeader("Content-Type", type);
        if (takeOne(cuts)) {
            response.putHeader("Content-Length", Integer.toString(body.length()))
                    .write(body.slice(0, body.length() / 2))
                    .onComplete(written -> request.connection().close());
        } else {
            response.end(body);
        }
    }

    private static boolean takeOne(AtomicInteger left) {
        return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
    }
}
