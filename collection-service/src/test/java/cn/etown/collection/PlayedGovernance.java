package cn.etown.collection;

import cn.etown.kit.testing.PlayedFeed;
import cn.etown.kit.testing.PlayedServer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Instant;

/** Plays the feed of governance over real HTTP, and its silence. */
@ApplicationScoped
@WithTestResource(value = GovernanceAddress.class, scope = TestResourceScope.GLOBAL)
class PlayedGovernance {

    static final Instant TIME = Instant.parse("2010-11-01T00:00:00Z");

    private final PlayedServer server;
    private final PlayedFeed feed;
    private volatile boolean silent;

    PlayedGovernance(@ConfigProperty(name = "played.port") int port) {
        server = new PlayedServer(port, this::answer);
        feed = new PlayedFeed("governance", server);
    }

    void listen(@Observes @Priority(1) StartupEvent start) {
        server.listen();
    }

    void close(@Observes ShutdownEvent stop) {
        server.close();
    }

    /** Puts a fact at the end of the feed; returns its position. */
    long tell(String type, String subject, JsonObject data) {
        return tell(TIME, type, subject, data);
    }

    /** As {@link #tell(String, String, JsonObject)}, at another time. */
    long tell(Instant time, String type, String subject, JsonObject data) {
        return feed.tell(type, subject, time, data);
    }

    void fallSilent() {
        silent = true;
    }

    void speakAgain() {
        silent = false;
    }

    private void answer(HttpServerRequest request) {
        if (silent) {
            request.response().setStatusCode(503).end();
        } else {
            feed.answer(request);
        }
    }
}
