package cn.etown.governance;

import io.restassured.specification.RequestSpecification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What the register of breaches shows: to its last page, for whatever other tests left undone stands in it too. */
public final class RecordedBreaches {

    private RecordedBreaches() {}

    /** Those of the object at {@code path}, without a slash before it, in their order; {@code asked} says who asks, and what for. */
    public static List<Map<String, Object>> of(String path, Supplier<RequestSpecification> asked) {
        var all = new ArrayList<Map<String, Object>>();
        String next = null;
        do {
            var request = asked.get().queryParam("limit", 200);
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
                .filter(breach -> breach.get("link").equals("/api/governance/v1/" + path))
                .toList();
    }
}
