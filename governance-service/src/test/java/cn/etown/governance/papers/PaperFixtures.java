package cn.etown.governance.papers;

import cn.etown.governance.SetClock;
import cn.etown.kit.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import static cn.etown.governance.GovernanceFixtures.as;
import static io.restassured.RestAssured.given;

/** Documents, papers, trainings and interpretations that are there already. */
final class PaperFixtures {

    static final String DIGEST = "sha-256:" + "0".repeat(64);

    private PaperFixtures() {}

    /** A new normative document; its path. */
    static String document() {
        String code = "T-" + UUID.randomUUID().toString().toUpperCase();
        return "/normative-documents/"
                + as("operator")
                        .body(Map.of("code", code, "title", "数据接入范围规范", "kind", "ACCESS_SCOPE"))
                        .post("/normative-documents")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    /** The operator drafts the next version; its path. */
    static String draft(String document, String text) {
        return "/document-versions/"
                + as("operator")
                        .body(Map.of("text", text))
                        .post(document + "/versions")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    /** Moves a version with the ETag read just before; {@code from} may be {@code null}. */
    static Response moveFrom(RequestSpecification who, String version, String target, LocalDate from) {
        var body = new HashMap<String, Object>(Map.of("target", target, "reason", "到 " + target));
        if (from != null) {
            body.put("from", from.toString());
        }
        return who.header("If-Match", as("operator").get(version).header("ETag"))
                .body(body)
                .post(version + "/transitions");
    }

    /** A version that a governor has published; its path. */
    static String published(String document, LocalDate from) {
        String version = draft(document, "# 第一条");
        moveFrom(as("governor"), version, "PUBLISHED", from).then().statusCode(200);
        return version;
    }

    static Map<String, Object> paper(String kind, String version, LocalDate validFrom) {
        return Map.of(
                "kind",
                kind,
                "title",
                "文档",
                "version",
                version,
                "link",
                "https://example.org/a.pdf",
                "digest",
                DIGEST,
                "validFrom",
                validFrom.toString());
    }

    /** One person who is operator and governor. */
    static RequestSpecification both() {
        return given().basePath("/api/governance/v1")
                .auth()
                .oauth2(Tokens.of("operator", "governor").sign())
                .contentType(ContentType.JSON);
    }

    /** The county's day. */
    static LocalDate today() {
        return SetClock.TODAY;
    }
}
