package cn.etown.governance.desk;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import static cn.etown.governance.GovernanceFixtures.as;

/** Tickets that are raised already, and how they are moved. */
final class DeskFixtures {

    private DeskFixtures() {}

    /** Noon in the county on a day of 2026. */
    static Instant noon(String day) {
        return Instant.parse(day + "T04:00:00Z");
    }

    /** @param interfaceCode may be {@code null} for a question of caliber */
    static Map<String, Object> request(String kind, String interfaceCode) {
        var request = new HashMap<String, Object>();
        request.put("kind", kind);
        request.put("title", "9 月 3 日退货金额有误");
        request.put("text", "该行金额应为 120.00。\n附原始小票。");
        request.put("interfaceCode", interfaceCode);
        return request;
    }

    /** Raises a ticket; its path. */
    static String raise(RequestSpecification who, String kind, String interfaceCode) {
        String id = who.body(request(kind, interfaceCode))
                .post("/tickets")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return "/tickets/" + id;
    }

    /** Moves a ticket, with the version read just before. */
    static ValidatableResponse move(RequestSpecification who, String ticket, String target) {
        return move(who, ticket, Map.of("target", target, "reason", "到 " + target));
    }

    static ValidatableResponse move(RequestSpecification who, String ticket, Map<String, ?> request) {
        return who.header("If-Match", etag(ticket))
                .body(request)
                .post(ticket + "/transitions")
                .then();
    }

    static ValidatableResponse extend(RequestSpecification who, String ticket, int workingDays) {
        return who.header("If-Match", etag(ticket))
                .body(Map.of("workingDays", workingDays, "reason", "须向第三方平台调取流水"))
                .post(ticket + "/extensions")
                .then();
    }

    static ValidatableResponse say(RequestSpecification who, String ticket, String text) {
        return who.body(Map.of("text", text)).post(ticket + "/messages").then();
    }

    private static String etag(String ticket) {
        return as("auditor").get(ticket).then().statusCode(200).extract().header("ETag");
    }
}
