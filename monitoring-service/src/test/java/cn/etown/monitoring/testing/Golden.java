package cn.etown.monitoring.testing;

import cn.etown.kit.feed.FeedEvent;
import io.vertx.core.json.JsonObject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What collection tells, as it is frozen on both sides. */
public final class Golden {

    private Golden() {}

    public static JsonObject batchJudged() {
        return read("collection-batch-judged.v1.json");
    }

    public static JsonObject rollup() {
        return read("collection-rollup.json");
    }

    /** The golden event with {@code data} of another batch. */
    public static FeedEvent batchJudged(JsonObject data) {
        var event = batchJudged();
        return new FeedEvent(
                event.getString("id"),
                event.getString("source"),
                event.getString("type"),
                event.getString("subject"),
                event.getInstant("time"),
                Long.parseLong(event.getString("sequence")),
                data);
    }

    private static JsonObject read(String name) {
        try (var file = Golden.class.getResourceAsStream("/golden/" + name)) {
            return new JsonObject(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
