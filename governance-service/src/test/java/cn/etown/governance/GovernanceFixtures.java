package cn.etown.governance;

import cn.etown.kit.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

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

    /** Puts a unit on the register; one that is there already stays. */
    public static void unit(String code) {
        if (as("operator").get("/units/" + code).statusCode() == 200) {
            return;
        }
        as("operator").body(Map.of("code", code, "name", "单位 " + code)).post("/units");
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
