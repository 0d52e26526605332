package cn.etown.kit.feed;

import cn.etown.kit.testing.PlayedFeed;
import cn.etown.kit.testing.PlayedServer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A service that is followed, over real HTTP. Its answers can be cut off, and events can go missing in them. */
@ApplicationScoped
public class Neighbour {

    static final String HAPPENED = "cn.etown.neighbour.thing-happened.v1";

    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicReference<String> firstWait = new AtomicReference<>();
    private volatile boolean knowsTypes = true;
    private final PlayedServer server;
    private final PlayedFeed feed;

    Neighbour(@ConfigProperty(name = "played.port", defaultValue = "0") int port) {
        server = new PlayedServer(port, this::answer);
        feed = new PlayedFeed("neighbour", server);
    }

    void listen(@Observes @Priority(1) StartupEvent start) {
        server.listen();
    }

    void close(@Observes ShutdownEvent stop) {
        server.close();
    }

    /** Tells one event after the other, and the position of the last. */
    long tell(String type, String... subjects) {
        for (var subject : subjects) {
            feed.tell(type, subject, Instant.EPOCH, new JsonObject());
        }
        return feed.position();
    }

    /** Cuts the next {@code answers} off in their middle. */
    void cutOff(int answers) {
        server.cutOff(answers);
    }

    int stillToBeCutOff() {
        return server.stillToBeCutOff();
    }

    /** Leaves out the event at {@code position}; 0 leaves out none. */
    void lose(long position) {
        feed.lose(position);
    }

    /** Whether it can be asked for events of some types alone; one of before refuses that. */
    void knowsTypes(boolean knows) {
        knowsTypes = knows;
    }

    int requests() {
        return requests.get();
    }

    /** How many seconds the first request would have waited for an event. */
    String firstWait() {
        return firstWait.get();
    }

    private void answer(HttpServerRequest request) {
        if (!knowsTypes && request.params().contains("type")) {
            request.response().setStatusCode(400).end();
        } else if (request.path().equals(feed.path())) {
            requests.incrementAndGet();
            firstWait.compareAndSet(null, request.getParam("wait"));
            feed.answer(request);
        } else {
            request.response().setStatusCode(404).end();
        }
    }
}
