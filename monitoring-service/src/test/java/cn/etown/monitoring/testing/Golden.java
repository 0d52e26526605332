package cn.etown.monitoring.testing;

import cn.etown.kit.feed.FeedEvent;
import io.vertx.core.json.JsonObject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** What collection tells, as it is frozen on both sides. */
public final class Golden {

    private static final String SOURCE = "/api/collection/v1";
    private static final String TYPE = "cn.etown.collection.batch-judged.v1";

    private Golden() {}

    /** What the event tells of a batch; the same file stands in collection. */
    public static JsonObject batchJudged() {
        return read("collection-batch-judged.json");
    }

    /** The event that tells {@code data}, as a subscription gets it. */
    public static FeedEvent event(JsonObject data) {
        return new FeedEvent(
                UUID.randomUUID().toString(),
                SOURCE,
                TYPE,
                "batches/" + data.getString("batch"),
                Instant.parse(data.getString("judgedAt")),
                1,
                data);
    }

    /** One page of a rollup by day. */
    static JsonObject rollup() {
        return read("collection-rollup-days.json");
    }

    private static JsonObject read(String name) {
        try (var file = Golden.class.getResourceAsStream("/golden/" + name)) {
            return new JsonObject(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
