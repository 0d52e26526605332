package cn.etown.governance;

import cn.etown.governance.unit.domain.UnitCode;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import static io.restassured.RestAssured.given;

/** Callers, and things that are on the register already. */
public final class GovernanceFixtures {

    public static final String UNIT_A = "91141029MA0DEM1AXT";
    public static final String UNIT_B = "93141029MA0DEM2BXB";

    private static final String BASE = "/api/governance/v1";

    private GovernanceFixtures() {}

    public static RequestSpecification as(String role) {
        return given().basePath(BASE).auth().oauth2(Tokens.of(role).sign()).contentType(ContentType.JSON);
    }

    public static RequestSpecification asOf(String role, String unit) {
        return given().basePath(BASE)
                .auth()
                .oauth2(Tokens.of(role).unit(unit).subject(role + "-of-" + unit).sign())
                .contentType(ContentType.JSON);
    }

    /** Puts a unit on the register, with all it needs to send and read; one that is there already stays. */
    public static void unit(String code) {
        if (as("operator").get("/units/" + code).statusCode() == 200) {
            return;
        }
        registered(code);
        sign(code).then().statusCode(201);
        accepted(fileEvidence(code, today().plusYears(1)));
    }

    /** A unit that is on the register and holds nothing; its code. */
    public static String newUnit() {
        String code = newUnitCode();
        registered(code);
        return code;
    }

    /** Ends a unit of which nothing lives, with today as its last day. */
    public static void endUnit(String code) {
        move(as("governor"), "/units/" + code, "ENDED", Map.of("endedOn", today().toString()))
                .then()
                .statusCode(200);
    }

    /** The code of a unit that nobody has heard of. */
    public static String newUnitCode() {
        String body = "91141029" + UUID.randomUUID().toString().substring(0, 8).toUpperCase() + "A";
        return "0123456789ABCDEFGHJKLMNPQRTUWXY"
                .chars()
                .mapToObj(check -> body + (char) check)
                .filter(GovernanceFixtures::isUnitCode)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isUnitCode(String code) {
        try {
            return new UnitCode(code).value().equals(code);
        } catch (RuleRefused wrongCheck) {
            return false;
        }
    }

    private static void registered(String code) {
        as("operator")
                .body(Map.of("code", code, "name", "单位 " + code, "roles", List.of("PROVIDER", "DATA_USER")))
                .post("/units")
                .then()
                .statusCode(201);
    }

    /** Signs the agreement in force for a unit; the center publishes one where there is none. */
    public static Response sign(String unit) {
        Map<String, ?> inForce = agreementInForce();
        return asOf("signer", unit)
                .body(Map.of("version", inForce.get("version"), "digest", inForce.get("digest")))
                .post("/units/" + unit + "/agreement-signings");
    }

    private static Map<String, ?> agreementInForce() {
        List<Map<String, ?>> versions =
                as("governor").queryParam("limit", 200).get("/agreements").path("items");
        return versions.stream()
                .filter(version ->
                        !LocalDate.parse((String) version.get("validFrom")).isAfter(today()))
                .reduce((earlier, later) -> later)
                .orElseGet(() -> publishAgreement(today()));
    }

    /** Publishes the next version of the agreement; the version. */
    public static Map<String, ?> publishAgreement(LocalDate validFrom) {
        return as("governor")
                .body(Map.of(
                        "title",
                        "责任书",
                        "text",
                        "一、如实报送。\n二、保障安全。",
                        "validFrom",
                        validFrom.toString(),
                        "termMonths",
                        12))
                .post("/agreements")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getMap("$");
    }

    /** Files evidence of security capability as a unit's clerk; its id. */
    public static String fileEvidence(String unit, LocalDate until) {
        return asOf("clerk", unit)
                .body(Map.of(
                        "kind", "CLASSIFIED_PROTECTION",
                        "fileNumber", "等保备〔2026〕12号",
                        "digest", "sha-256:" + "e".repeat(64),
                        "issuedBy", "市公安局网安支队",
                        "until", until.toString()))
                .post("/units/" + unit + "/security-evidence")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void accepted(String evidence) {
        move(as("operator"), "/security-evidence/" + evidence, "ACCEPTED")
                .then()
                .statusCode(200);
    }

    /** All that a caller owes. */
    public static List<Map<String, Object>> tasks(Supplier<RequestSpecification> who) {
        return all(who, "/tasks");
    }

    /** All of a list that a caller sees, page by page. */
    public static List<Map<String, Object>> all(Supplier<RequestSpecification> who, String path) {
        var items = new ArrayList<Map<String, Object>>();
        String next = "";
        while (next != null) {
            var request = who.get().queryParam("limit", 200);
            var page = (next.isEmpty() ? request : request.queryParam("cursor", next))
                    .get(path)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            items.addAll(page.getList("items"));
            next = page.getString("next");
        }
        return items;
    }

    /** The kinds of all that a caller owes. */
    public static List<String> kindsOwed(Supplier<RequestSpecification> who) {
        return tasks(who).stream().map(task -> (String) task.get("kind")).toList();
    }

    /** The county's day. */
    public static LocalDate today() {
        return SetClock.TODAY;
    }

    /** A source system of a registered unit; its id. */
    public static String sourceSystem(String unit) {
        unit(unit);
        return as("operator")
                .body(Map.of("unit", unit, "name", "订单系统", "domain", "BUSINESS_PLATFORM", "phase", "OPERATION"))
                .post("/source-systems")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** A new interface of {@code unit}, PLANNED; its code. */
    public static String newInterface(String unit) {
        String code = "flow-" + UUID.randomUUID();
        as("operator")
                .body(Map.of("code", code, "name", "销售明细", "sourceSystem", sourceSystem(unit)))
                .post("/interfaces")
                .then()
                .statusCode(201);
        return code;
    }

    /** Drafts {@code document} for an interface, as its unit's clerk. */
    public static Response draft(String unit, String code, String document) {
        return asOf("clerk", unit)
                .contentType("application/yaml")
                .body(document.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/interfaces/" + code + "/contracts");
    }

    /** Moves a contract or an interface on, with the version read just before. */
    public static Response move(RequestSpecification who, String path, String target) {
        return move(who, path, target, Map.of());
    }

    /** {@link #move(RequestSpecification, String, String)} with what that move needs beside. */
    public static Response move(RequestSpecification who, String path, String target, Map<String, ?> more) {
        String etag = as("operator").get(path).then().statusCode(200).extract().header("ETag");
        var body = new HashMap<String, Object>(more);
        body.put("target", target);
        body.put("reason", "到 " + target);
        return who.header("If-Match", etag).body(body).post(path + "/transitions");
    }

    /** Takes a contract from draft to approved; its id. */
    public static String approve(String unit, String code, String document) {
        String id = draft(unit, code, document).then().statusCode(201).extract().path("id");
        move(asOf("signer", unit), "/contracts/" + id, "SUBMITTED").then().statusCode(200);
        move(as("governor"), "/contracts/" + id, "APPROVED").then().statusCode(200);
        return id;
    }

    /** Takes a contract from draft into force, and its interface to APPROVED where it is not so far; its id. */
    public static String putInForce(String unit, String code, String document) {
        String id = approve(unit, code, document);
        approveInterface(code);
        move(as("operator"), "/contracts/" + id, "IN_FORCE").then().statusCode(200);
        return id;
    }

    /** One person of the center, under one of the roles that the person has. */
    public static RequestSpecification asPerson(String subject, String role) {
        return given().basePath(BASE)
                .auth()
                .oauth2(Tokens.of(role).subject(subject).sign())
                .contentType(ContentType.JSON);
    }

    /** Another service of the platform, by its client. */
    public static RequestSpecification asService(String client) {
        return given().basePath(BASE)
                .auth()
                .oauth2(Tokens.of("service").client(client).sign())
                .contentType(ContentType.JSON);
    }

    /** What is asked of daily data; a test changes what it is about. */
    public static Map<String, Object> policyTerms() {
        var terms = new HashMap<String, Object>();
        terms.put("frequency", "DAILY");
        terms.put("latestArrival", Map.of("tier", "NEXT_DAY_09"));
        terms.put("supportHours", Map.of("days", "WORKING_DAYS", "from", "08:30", "to", "17:30"));
        terms.put("answerWithin", Map.of("amount", 4, "unit", "WORKING_HOURS"));
        terms.put("repairWithin", Map.of("amount", 2, "unit", "WORKING_DAYS"));
        terms.put("retention", Map.of("originalsMonths", 24, "summariesMonths", 120, "forGood", false));
        terms.put(
                "thresholds",
                Map.of(
                        "completeness", "99",
                        "accuracy", "98",
                        "consistency", "98",
                        "timeliness", "95.5",
                        "security", "100",
                        "availability", "99"));
        terms.put("rejectedShareLimit", "1");
        return terms;
    }

    public static Response setPolicy(String code, LocalDate holdsFrom, Map<String, ?> terms) {
        return as("operator")
                .body(Map.of("holdsFrom", holdsFrom.toString(), "reason", "首次设置", "terms", terms))
                .post("/interfaces/" + code + "/assurance-policies");
    }

    /** Names a new person of a unit for an interface, from today on. */
    public static Response nameResponsible(String unit, String code) {
        return nameResponsible(unit, code, Map.of("person", responsiblePerson(unit)));
    }

    public static Response nameResponsible(String unit, String code, Map<String, ?> request) {
        return asOf("signer", unit).body(request).post("/interfaces/" + code + "/responsible-people");
    }

    /** A new responsible person of a unit, in duty from today on; the id. */
    public static String responsiblePerson(String unit) {
        unit(unit);
        return asOf("signer", unit)
                .body(person(today(), null))
                .post("/units/" + unit + "/responsible-people")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** What a unit tells of a responsible person; {@code until} may be {@code null}. */
    public static Map<String, Object> person(LocalDate from, LocalDate until) {
        var person = new HashMap<String, Object>(Map.of(
                "name",
                "数据责任人甲",
                "office",
                "信息科",
                "duty",
                "DATA_RESPONSIBLE",
                "contact",
                Map.of("phone", "0357-6820001"),
                "from",
                from.toString()));
        if (until != null) {
            person.put("until", until.toString());
        }
        return person;
    }

    /** Counts a field as more sensitive from now on, as it does without anybody's decision. */
    public static void raise(String code, String field, String sensitivityClass) {
        as("operator")
                .body(Map.of(
                        "interface",
                        code,
                        "field",
                        field,
                        "sensitivityClass",
                        sensitivityClass,
                        "personalData",
                        false,
                        "reason",
                        "经核实",
                        "evidence",
                        List.of()))
                .post("/classification-decisions")
                .then()
                .statusCode(201);
    }

    /** A legal record of the interface, not yet reviewed; its id. */
    public static String submitLegalRecord(String unit, String code) {
        return asOf("clerk", unit)
                .body(Map.of(
                        "bases",
                        List.of(Map.of("kind", "CONTRACT", "citation", "数据采集责任书")),
                        "personalData",
                        List.of("收货人电话"),
                        "risks",
                        List.of(Map.of("risk", "收货人电话外泄", "measure", "只报送后四位", "owner", "数据组"))))
                .post("/interfaces/" + code + "/legal-records")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Brings all that an interface needs to be ONLINE beside its contract and its acceptance. */
    public static void meetRequirements(String unit, String code) {
        setPolicy(code, today(), policyTerms()).then().statusCode(201);
        nameResponsible(unit, code).then().statusCode(201);
        String record = "/legal-records/" + submitLegalRecord(unit, code);
        var until = Map.of("reviewedUntil", today().plusDays(100).toString());
        move(as("governor"), record, "REVIEWED", until).then().statusCode(200);
    }

    /** What collection reports of a trial batch of version 1.0.0. */
    public static Response reportAcceptance(RequestSpecification who, String code, boolean passed) {
        return reportAcceptance(who, code, "1.0.0", passed);
    }

    /** What collection reports of a trial batch. */
    public static Response reportAcceptance(
            RequestSpecification who, String code, String contractVersion, boolean passed) {
        return who.body(Map.of(
                        "trialBatch",
                        "/api/collection/v1/batches/" + UUID.randomUUID(),
                        "contractVersion",
                        contractVersion,
                        "criteria",
                        List.of(Map.of("name", "拒收率不高于 1%", "passed", passed, "result", "拒收率 0.2%")),
                        "passed",
                        passed))
                .post("/interfaces/" + code + "/acceptances");
    }

    /** Takes an interface with an approved contract to APPROVED; one that is so far already stays. */
    public static void approveInterface(String code) {
        String path = "/interfaces/" + code;
        String state = as("operator").get(path).path("state");
        if (state.equals("PLANNED")) {
            move(as("operator"), path, "DESIGNED").then().statusCode(200);
        }
        if (state.equals("PLANNED") || state.equals("DESIGNED")) {
            move(as("governor"), path, "APPROVED").then().statusCode(200);
        }
    }

    /** Takes an interface with an approved contract to BUILT. */
    public static void build(String code) {
        approveInterface(code);
        move(as("operator"), "/interfaces/" + code, "BUILT", builtAs()).then().statusCode(200);
    }

    /** What shows that an interface was built. */
    public static Map<String, ?> builtAs() {
        return Map.of("evidence", List.of("采建〔2026〕5号"));
    }

    /** Takes an interface that is BUILT to ACCEPTED. */
    public static void accept(String code) {
        reportAcceptance(asService("collection-service"), code, true).then().statusCode(201);
        move(as("operator"), "/interfaces/" + code, "ACCEPTED").then().statusCode(200);
    }

    /** A new interface of {@code unit} that went all the way to ONLINE with {@code document}; its code. */
    public static String onlineInterface(String unit, String document) {
        String code = newInterface(unit);
        putInForce(unit, code, document);
        build(code);
        accept(code);
        meetRequirements(unit, code);
        move(as("operator"), "/interfaces/" + code, "ONLINE").then().statusCode(200);
        return code;
    }
}
