package cn.etown.governance;

import cn.etown.governance.unit.domain.UnitCode;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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
                .body(Map.of("code", code, "name", "单位 " + code))
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

    /** The county's day. */
    public static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
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
        String etag = as("operator").get(path).then().statusCode(200).extract().header("ETag");
        return who.header("If-Match", etag)
                .body(Map.of("target", target, "reason", "到 " + target))
                .post(path + "/transitions");
    }

    /** Takes a contract from draft into force; its id. */
    public static String putInForce(String unit, String code, String document) {
        String id = draft(unit, code, document).then().statusCode(201).extract().path("id");
        move(asOf("signer", unit), "/contracts/" + id, "SUBMITTED").then().statusCode(200);
        move(as("governor"), "/contracts/" + id, "APPROVED").then().statusCode(200);
        move(as("operator"), "/contracts/" + id, "IN_FORCE").then().statusCode(200);
        return id;
    }
}
