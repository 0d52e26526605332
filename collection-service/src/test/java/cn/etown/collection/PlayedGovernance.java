package cn.etown.collection;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Plays the feed of governance over real HTTP, and its silence. */
@ApplicationScoped
@WithTestResource(value = GovernanceAddress.class, scope = TestResourceScope.GLOBAL)
class PlayedGovernance {

    private static final String TOKEN = "token-of-collection-service";
    private static final int NOTHING_YET_MILLIS = 20;

    private final List<JsonObject> events = new CopyOnWriteArrayList<>();

    /** Its own: another service has nothing of this one, its meters least of all. */
    private final Vertx vertx = Vertx.vertx();

    private final int port;
    private volatile boolean silent;

    PlayedGovernance(@ConfigProperty(name = "governance.port") int port) {
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

    /** Puts a fact at the end of the feed; returns its position. */
    synchronized long tell(String type, String subject, JsonObject data) {
        events.add(JsonObject.of(
                "specversion",
                "1.0",
                "id",
                UUID.randomUUID().toString(),
                "source",
                "/api/governance/v1",
                "type",
                type,
                "subject",
                subject,
                "time",
                "2010-11-01T00:00:00Z",
                "datacontenttype",
                "application/json",
                "sequence",
                Integer.toString(events.size() + 1),
                "data",
                data));
        return events.size();
    }

    void fallSilent() {
        silent = true;
    }

    void speakAgain() {
        silent = false;
    }

    private void answer(HttpServerRequest request) {
        if (request.path().equals("/token")) {
            request.response()
                    .putHeader("Content-Type", "application/json")
                    .end(JsonObject.of("access_token", TOKEN, "token_type", "Bearer", "expires_in", 300)
                            .encode());
        } else if (!("Bearer " + TOKEN).equals(request.getHeader("Authorization"))) {
            request.response().setStatusCode(401).end();
        } else if (silent) {
            request.response().setStatusCode(503).end();
        } else {
            answerEvents(request);
        }
    }

    private void answerEvents(HttpServerRequest request) {
        List<JsonObject> found = events.stream()
                .skip(Long.parseLong(request.getParam("after")))
                .limit(Long.parseLong(request.getParam("limit")))
                .toList();
        request.response().putHeader("Content-Type", "application/cloudevents-batch+json");
        String body = new JsonArray(found).encode();
        if (found.isEmpty()) {
            vertx.setTimer(NOTHING_YET_MILLIS, timer -> request.response().end(body));
        } else {
            request.response().end(body);
        }
    }
}
