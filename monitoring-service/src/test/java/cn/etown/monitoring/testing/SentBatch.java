package cn.etown.monitoring.testing;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.util.Map;
import java.util.UUID;

/** A judged batch as collection tells it: the golden one, but for what a test says. */
public final class SentBatch {

    private final JsonObject data = Golden.batchJudged();
    private final JsonObject rollup = Golden.rollup();
    private final JsonArray items = new JsonArray();
    private long version = 1;

    private SentBatch(UUID id, String unit) {
        data.put("batch", id.toString()).put("unit", unit);
    }

    public static SentBatch of(String unit) {
        return new SentBatch(UUID.randomUUID(), unit);
    }

    public SentBatch day(String day) {
        return period(day, day);
    }

    public SentBatch period(String from, String to) {
        data.put("period", JsonObject.of("from", from, "to", to));
        return this;
    }

    public SentBatch kind(String kind) {
        data.put("kind", kind);
        return this;
    }

    public SentBatch verdict(String verdict) {
        data.put("verdict", verdict);
        return this;
    }

    public SentBatch theme(String theme) {
        data.put("theme", theme);
        return this;
    }

    public SentBatch records(long declared, long conforming, long quarantined) {
        data.put(
                "records",
                JsonObject.of(
                        "declared", declared,
                        "received", conforming + quarantined,
                        "conforming", conforming,
                        "accepted", conforming,
                        "quarantined", quarantined));
        return this;
    }

    public SentBatch butNotAsDeclared() {
        data.put("declaredMatches", false);
        return this;
    }

    /** One more day of the rollup, and its measures. */
    public SentBatch item(String day, Map<String, String> measures) {
        items.add(rollup.getJsonArray("items")
                .getJsonObject(0)
                .copy()
                .put("day", day)
                .put("measures", new JsonObject(Map.copyOf(measures))));
        return this;
    }

    /** The rollup was computed anew, to other items. */
    public SentBatch recomputed(long newVersion) {
        version = newVersion;
        items.clear();
        return this;
    }

    public UUID id() {
        return UUID.fromString(data.getString("batch"));
    }

    /** What collection tells; of a refused batch no record is accepted. */
    public JsonObject data() {
        var told = data.copy();
        if (told.getString("verdict").equals("REFUSED")) {
            told.getJsonObject("records").put("accepted", 0);
        }
        return told;
    }

    /** The page of the rollup that begins at {@code offset}. */
    JsonObject rollup(int offset, int limit) {
        int end = Math.min(items.size(), offset + limit);
        var page = rollup.copy()
                .put("batch", data.getString("batch"))
                .put("version", version)
                .put("items", new JsonArray(items.copy().getList().subList(offset, end)));
        return end < items.size() ? page.put("next", Integer.toString(end)) : page;
    }
}
