package cn.etown.governance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static cn.etown.governance.GovernanceFixtures.as;

/** What the feed tells. */
public final class ToldEvents {

    private ToldEvents() {}

    /**
     * The data of all events about {@code subject} of the type {@code fact}, such as {@code unit-registered}, in their order.
     * Reads the feed to its end, where nothing new comes for a second.
     */
    public static List<Map<String, Object>> of(String subject, String fact) {
        var told = new ArrayList<Map<String, Object>>();
        String type = "cn.etown.governance." + fact + ".v1";
        long after = 0;
        for (var batch = after(after); !batch.isEmpty(); batch = after(after)) {
            for (var event : batch) {
                after = Long.parseLong((String) event.get("sequence"));
                if (subject.equals(event.get("subject")) && type.equals(event.get("type"))) {
                    told.add(dataOf(event));
                }
            }
        }
        return told;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> dataOf(Map<String, Object> event) {
        return (Map<String, Object>) event.get("data");
    }

    private static List<Map<String, Object>> after(long position) {
        return as("service")
                .queryParam("after", position)
                .queryParam("wait", 1)
                .queryParam("limit", 1000)
                .get("/events")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("$");
    }
}
