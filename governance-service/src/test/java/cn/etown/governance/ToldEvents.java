package cn.etown.governance;

import io.quarkus.arc.Arc;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static cn.etown.governance.GovernanceFixtures.as;
import static org.awaitility.Awaitility.await;

/** What the feed tells. */
public final class ToldEvents {

    private ToldEvents() {}

    /**
     * The data of all events about {@code subject} of the type {@code fact}, such as {@code unit-registered}, in their order.
     * Reads the feed to its end, once everything that was told has its place there.
     */
    public static List<Map<String, Object>> of(String subject, String fact) {
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10)).until(ToldEvents::allHaveTheirPlace);
        var told = new ArrayList<Map<String, Object>>();
        String type = "cn.etown.governance." + fact + ".v1";
        long after = 0;
        for (var batch = after(after); !batch.isEmpty(); batch = after(after)) {
            after += batch.size();
            for (var event : batch) {
                if (subject.equals(event.getString("subject")) && type.equals(event.getString("type"))) {
                    told.add(event.getJsonObject("data").getMap());
                }
            }
        }
        return told;
    }

    private static boolean allHaveTheirPlace() {
        return Arc.container()
                .instance(Pool.class)
                .get()
                .query("select not exists (select from kit.outbox where position is null) as placed")
                .executeAndAwait()
                .iterator()
                .next()
                .getBoolean("placed");
    }

    private static List<JsonObject> after(long position) {
        String batch = as("service")
                .queryParam("after", position)
                .queryParam("limit", 1000)
                .get("/events")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return new JsonArray(batch).stream().map(JsonObject.class::cast).toList();
    }
}
