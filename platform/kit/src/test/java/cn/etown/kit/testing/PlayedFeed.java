package cn.etown.kit.testing;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The feed of a service whose part a test plays: CloudEvents after a position, as {@link cn.etown.kit.feed.FeedResource} has
 * them. An answer that would be empty waits for the next event, but never longer than a test can wait.
 */
public final class PlayedFeed {

    private static final String CLOUDEVENTS_BATCH = "application/cloudevents-batch+json";
    private static final int LONGEST_WAIT_MILLIS = 50;

    private final List<JsonObject> events = new ArrayList<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private final String api;
    private final PlayedServer server;
    private long lost;

    /** @param service its name, as in its paths */
    public PlayedFeed(String service, PlayedServer server) {
        api = "/api/" + service + "/v1";
        this.server = server;
    }

    public String path() {
        return api + "/events";
    }

    /** Puts an event at the end; returns its position. */
    public synchronized long tell(String type, String subject, Instant time, JsonObject data) {
        int position = events.size() + 1;
        events.add(new JsonObject()
                .put("specversion", "1.0")
                .put("id", UUID.randomUUID().toString())
                .put("source", api)
                .put("type", type)
                .put("subject", subject)
                .put("time", time)
                .put("datacontenttype", "application/json")
                .put("sequence", Integer.toString(position))
                .put("data", data));
        List.copyOf(waiting).forEach(Runnable::run);
        return position;
    }

    /** The position of the newest event. */
    public synchronized long position() {
        return events.size();
    }

    /** Leaves out the event at {@code position}; 0 leaves out none. */
    public synchronized void lose(long position) {
        lost = position;
    }

    /** Answers a request for {@link #path()}. */
    public synchronized void answer(HttpServerRequest request) {
        if (found(request).isEmpty()
                && !"0".equals(request.params().contains("wait") ? request.getParam("wait") : "0")) {
            hold(request);
        } else {
            send(request);
        }
    }

    private void hold(HttpServerRequest request) {
        Context context = Vertx.currentContext();
        Runnable answer = new Runnable() {
            @Override
            public void run() {
                if (waiting.remove(this)) {
                    context.runOnContext(now -> send(request));
                }
            }
        };
        waiting.add(answer);
        context.owner().setTimer(LONGEST_WAIT_MILLIS, over -> {
            synchronized (this) {
                answer.run();
            }
        });
    }

    private synchronized void send(HttpServerRequest request) {
        List<JsonObject> found = found(request);
        if (found.isEmpty()) {
            request.response().putHeader("Content-Type", CLOUDEVENTS_BATCH).end("[]");
        } else {
            server.send(request, CLOUDEVENTS_BATCH, new JsonArray(found).toBuffer());
        }
    }

    private List<JsonObject> found(HttpServerRequest request) {
        List<String> types = request.params().getAll("type");
        return events.stream()
                .skip(Long.parseLong(request.getParam("after")))
                .filter(event -> types.isEmpty() || types.contains(event.getString("type")))
                .filter(event -> !event.getString("sequence").equals(Long.toString(lost)))
                .limit(Long.parseLong(request.getParam("limit")))
                .toList();
    }
}
