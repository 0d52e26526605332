package cn.etown.governance.standard;

import cn.etown.kit.testing.Tokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static cn.etown.governance.GovernanceFixtures.as;

/** Things in the standard library that are there already. */
public final class StandardFixtures {

    private StandardFixtures() {}

    /** A person of the center, told apart by name from others with the same role. */
    public static RequestSpecification person(String name, String... roles) {
        return as(roles[0]).auth().oauth2(Tokens.of(roles).subject(name).sign());
    }

    /** A request body out of names and values. */
    public static Map<String, Object> body(Object... namesAndValues) {
        var body = new HashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return body;
    }

    /** A code nobody has used. */
    public static String newCode(String beginning) {
        return beginning + UUID.randomUUID().toString().replace("-", "");
    }

    /** Moves what stands at {@code path}, with the version read just before. */
    public static Response move(RequestSpecification who, String path, String target) {
        return who.header("If-Match", etag(path))
                .body(Map.of("target", target, "reason", "到 " + target))
                .post(path + "/transitions");
    }

    public static String etag(String path) {
        return as("auditor").get(path).then().statusCode(200).extract().header("ETag");
    }

    /** What an amount says, under a code. */
    public static Map<String, Object> amount(String code) {
        return body(
                "code",
                code,
                "nameZh",
                "运费金额",
                "nameEn",
                "freight amount",
                "type",
                "NUMBER",
                "precision",
                18,
                "scale",
                2,
                "measureUnit",
                "CNY",
                "caliber",
                "买方支付的运费",
                "classification",
                "L2");
    }

    /** Publishes a new code list with these codes, all at the top; its code. */
    public static String publishedList(String... codes) {
        String code = newCode("list-");
        String path = draftList(code);
        putEntries(
                        path,
                        List.of(codes).stream()
                                .map(one -> body("code", one, "nameZh", "代码 " + one))
                                .toList())
                .then()
                .statusCode(200);
        move(as("governor"), path, "PUBLISHED").then().statusCode(200);
        return code;
    }

    /** A new code list without entries, DRAFT; its path. */
    public static String draftList(String code) {
        String id = as("operator")
                .body(body("code", code, "nameZh", "测试代码集", "nameEn", "codes for a test", "source", "本测试"))
                .post("/code-lists")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return "/code-list-versions/" + id;
    }

    public static Response putEntries(String path, List<Map<String, Object>> entries) {
        return as("operator")
                .header("If-Match", etag(path))
                .body(Map.of("entries", entries))
                .post(path + "/entries");
    }
}
