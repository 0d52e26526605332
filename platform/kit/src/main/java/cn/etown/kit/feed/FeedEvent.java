package cn.etown.kit.feed;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.time.Instant;
import java.util.List;

/**
 * An event of a neighbour, as a subscription gets it.
 *
 * @param source the path of the neighbour's API, {@code /api/<service>/v1}
 * @param position where it stands in the neighbour's feed
 */
public record FeedEvent(
        String id, String source, String type, String subject, Instant time, long position, JsonObject data) {

    /** Reads the body of a feed's answer. */
    static List<FeedEvent> allOf(String batch) {
        return new JsonArray(batch)
                .stream().map(event -> of((JsonObject) event)).toList();
    }

    static FeedEvent of(JsonObject event) {
        return new FeedEvent(
                event.getString("id"),
                event.getString("source"),
                event.getString("type"),
                event.getString("subject"),
                event.getInstant("time"),
                Long.parseLong(event.getString("sequence")),
                event.getJsonObject("data"));
    }

    /** What {@link #of(JsonObject)} reads. */
    JsonObject toJson() {
        return JsonObject.of(
                "id",
                id,
                "source",
                source,
                "type",
                type,
                "subject",
                subject,
                "time",
                time,
                "sequence",
                Long.toString(position),
                "data",
                data);
    }
}
