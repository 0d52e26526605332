package cn.etown.kit.feed;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A service that is followed, over real HTTP. Its answers can be cut off, and events can go missing in them. */
@ApplicationScoped
public class Neighbour {

    static final String HAPPENED = "cn.etown.neighbour.thing-happened.v1";
    private static final String TOKEN = "token-of-kit-service";
    private static final int NOTHING_YET_MILLIS = 50;

    private final List<JsonObject> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicReference<String> firstWait = new AtomicReference<>();
    private volatile long lost;

    /** Of its own: its server must not be counted among the service's. */
    private final Vertx vertx = Vertx.vertx();

    private final int port;

    Neighbour(@ConfigProperty(name = "neighbour.port", defaultValue = "0") int port) {
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

    /** Tells one event after the other, and the position of the last. */
    synchronized long tell(String type, String... subjects) {
        for (var subject : subjects) {
            events.add(JsonObject.of(
                    "specversion",
                    "1.0",
                    "id",
                    UUID.randomUUID().toString(),
                    "source",
                    "/api/neighbour/v1",
                    "type",
                    type,
                    "subject",
                    subject,
                    "time",
                    Instant.EPOCH,
                    "datacontenttype",
                    "application/json",
                    "sequence",
                    Integer.toString(events.size() + 1),
                    "data",
                    new JsonObject()));
        }
        return events.size();
    }

    /** Cuts the next {@code answers} off in their middle. */
    void cutOff(int answers) {
        cuts.set(answers);
    }

    int stillToBeCutOff() {
        return cuts.get();
    }

    /** Leaves out the event at {@code position}; 0 leaves out none. */
    void lose(long position) {
        lost = position;
    }

    int requests() {
        return requests.get();
    }

    /** How many seconds the first request would have waited for an event. */
    String firstWait() {
        return firstWait.get();
    }

    private void answer(HttpServerRequest request) {
        if (request.path().equals("/token")) {
            request.response()
                    .putHeader("Content-Type", "application/json")
                    .end(JsonObject.of("access_token", TOKEN, "token_type", "Bearer", "expires_in", 300)
                            .encode());
        } else if (!("Bearer " + TOKEN).equals(request.getHeader("Authorization"))) {
            request.response().setStatusCode(401).end();
        } else if (request.path().equals("/api/neighbour/v1/events")) {
            requests.incrementAndGet();
            firstWait.compareAndSet(null, request.getParam("wait"));
            answerEvents(request);
        } else {
            request.response().setStatusCode(404).end();
        }
    }

    private void answerEvents(HttpServerRequest request) {
        var found = events.stream()
                .skip(Long.parseLong(request.getParam("after")))
                .filter(event -> !event.getString("sequence").equals(Long.toString(lost)))
                .limit(Long.parseLong(request.getParam("limit")))
                .toList();
        var body = new JsonArray(found).toBuffer();
        var response = request.response().putHeader("Content-Type", FeedResource.CLOUDEVENTS_BATCH);
        if (found.isEmpty()) {
            vertx.setTimer(NOTHING_YET_MILLIS, timer -> response.end(body));
        } else if (cuts.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            response.putHeader("Content-Length", Integer.toString(body.length()))
                    .write(body.slice(0, body.length() / 2))
                    .onComplete(written -> request.connection().close());
        } else {
            response.end(body);
        }
    }
}
