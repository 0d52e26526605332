package cn.etown.governance;

import io.restassured.specification.RequestSpecification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What the register of breaches shows. */
public final class RecordedBreaches {

    private RecordedBreaches() {}

    /**
     * Those of what has this path, to the last page.
     *
     * @param who makes each request, with what is asked for
     */
    public static List<Map<String, Object>> of(Supplier<RequestSpecification> who, String path) {
        var all = new ArrayList<Map<String, Object>>();
        String next = null;
        do {
            var request = who.get().queryParam("limit", 200);
            var page = (next == null ? request : request.queryParam("cursor", next))
                    .get("/breaches")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            all.addAll(page.getList("items"));
            next = page.getString("next");
        } while (next != null);
        return all.stream()
                .filter(breach -> breach.get("link").equals("/api/governance/v1" + path))
                .toList();
    }
}
