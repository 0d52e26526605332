package cn.etown.governance.access;

import cn.etown.governance.GovernanceFixtures;
import cn.etown.governance.contract.ContractFixtures;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.asPerson;
import static cn.etown.governance.GovernanceFixtures.onlineInterface;

/** Applications of unit B for data of unit A, and how they are moved. */
final class GrantFixtures {

    private GrantFixtures() {}

    /**
     * Sales whose fields are classified: quantity and line L1, soldAt L2, channel L3, price important, invoice core.
     *
     * @param version of the document
     */
    static String classifiedSales(String version) {
        var document = ContractFixtures.salesByLine(version).replaceAll(" *classification: .*\n", "");
        for (var field : Map.of(
                        "invoice",
                        "CORE",
                        "line",
                        "L1",
                        "soldAt",
                        "L2",
                        "quantity",
                        "L1",
                        "price",
                        "IMPORTANT",
                        "channel",
                        "L3")
                .entrySet()) {
            document = document.replaceFirst(
                    "(- name: " + field.getKey() + "\n)( +)(logicalType)",
                    "$1$2classification: " + field.getValue() + "\n$2$3");
        }
        return document;
    }

    /** {@link #classifiedSales} with one field more, {@code note}, L1. */
    static String salesWithNote(String version) {
        return classifiedSales(version)
                .replaceFirst(
                        "( *)(customProperties:\n *- property: theme)",
                        "$1  - name: note\n$1    description: 备注\n$1    classification: L1\n$1    logicalType: string\n$1$2");
    }

    /** An interface of unit A that is ONLINE with {@link #classifiedSales}; its code. */
    static String interfaceOfA() {
        return onlineInterface(UNIT_A, classifiedSales("1.0.0"));
    }

    /** Noon in the county on a day of 2026. */
    static Instant noon(String day) {
        return Instant.parse(day + "T04:00:00Z");
    }

    /** What is asked for; a test changes what it is about. */
    static Map<String, Object> terms(String from, String until, String... fields) {
        var terms = new HashMap<String, Object>();
        terms.put("purpose", "测算本县农产品网络零售额");
        terms.put("fields", List.of(fields));
        terms.put("quota", Map.of("recordsPerDay", 100_000, "requestsPerDay", 200));
        terms.put("from", from);
        terms.put("until", until);
        return terms;
    }

    static Response apply(RequestSpecification who, String code, Map<String, ?> terms) {
        return who.body(Map.of("interfaceCode", code, "terms", terms)).post("/grants");
    }

    /** Applies as a user of unit B; the grant's path. */
    static String apply(String code, Map<String, ?> terms) {
        return pathOf(apply(user(), code, terms));
    }

    static String pathOf(Response created) {
        return "/grants/" + created.then().statusCode(201).extract().path("id");
    }

    /** A grant that was given for fields that need no consent; its path. */
    static String given(String code, Map<String, ?> terms) {
        String grant = apply(code, terms);
        give(grant);
        return grant;
    }

    /** Takes an application that needs no consent to GRANTED. */
    static void give(String grant) {
        move(as("operator"), grant, "CHECKED").statusCode(200);
        move(as("governor"), grant, "GRANTED").statusCode(200);
    }

    /** Moves a grant, with the version read just before. */
    static ValidatableResponse move(RequestSpecification who, String grant, String target) {
        return who.header("If-Match", etag(grant))
                .body(Map.of("target", target, "reason", "到 " + target))
                .post(grant + "/transitions")
                .then();
    }

    static ValidatableResponse complete(RequestSpecification who, String grant, Map<String, ?> terms) {
        return who.header("If-Match", etag(grant))
                .body(Map.of("terms", terms, "reason", "已补正"))
                .put(grant)
                .then();
    }

    static ValidatableResponse confirm(RequestSpecification who, String grant) {
        return who.header("If-Match", etag(grant))
                .body(Map.of("reason", "用途未变"))
                .post(grant + "/reviews")
                .then();
    }

    /** Counts a field as important data from now on. */
    static void raise(String code, String field) {
        GovernanceFixtures.raise(code, field, "IMPORTANT");
    }

    static ValidatableResponse extend(RequestSpecification who, String grant, int workingDays) {
        return who.header("If-Match", etag(grant))
                .body(Map.of("workingDays", workingDays, "reason", "须征求法律意见"))
                .post(grant + "/extensions")
                .then();
    }

    static Response renew(String grant, String until) {
        return user().body(Map.of("until", until)).post(grant + "/renewals");
    }

    static Response report(RequestSpecification who, String grant, Map<String, ?> use) {
        return who.header("Idempotency-Key", UUID.randomUUID().toString())
                .body(use)
                .post(grant + "/uses");
    }

    /** What {@code who} owes about {@code grant}, on whatever page of the work list it stands. */
    static List<Map<String, Object>> tasks(RequestSpecification who, String grant) {
        var found = new ArrayList<Map<String, Object>>();
        String cursor = null;
        do {
            var request = RestAssured.given().spec(who).queryParam("limit", 200);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor)).get("/tasks");
            page.then().statusCode(200);
            List<Map<String, Object>> items = page.path("items");
            items.stream()
                    .filter(task -> ((String) task.get("link")).endsWith(grant))
                    .forEach(found::add);
            cursor = page.path("next");
        } while (cursor != null);
        return found;
    }

    static String etag(String grant) {
        return as("auditor").get(grant).then().statusCode(200).extract().header("ETag");
    }

    static RequestSpecification user() {
        return asOf("user", UNIT_B);
    }

    static RequestSpecification signerOfA() {
        return asOf("signer", UNIT_A);
    }

    /** The operator, who has the governor's role too. */
    static RequestSpecification operatorAsGovernor() {
        return asPerson("subject-of-operator", "governor");
    }
}
