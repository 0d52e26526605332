package cn.etown.governance.standard.naming;

import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.standard.StandardFixtures.body;
import static cn.etown.governance.standard.StandardFixtures.etag;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class NamingRuleResourceTest {

    private static final String RULE = "/naming-rules/rate-is-number";

    @Test
    void comesWithRulesToBeginWith() {
        as("clerk")
                .get("/naming-rules")
                .then()
                .statusCode(200)
                .body(
                        "items.code",
                        hasItems("camel-case", "at-is-timestamp", "code-has-list", "interface-code-of-words"));
    }

    @Test
    void addsARuleAndChangesItForWhoHasReadIt() {
        as("governor").body(rateIsNumber(true)).put(RULE).then().statusCode(200).body("types", contains("NUMBER"));

        as("governor").body(rateIsNumber(false)).put(RULE).then().statusCode(428);
        as("governor")
                .header("If-Match", "\"9\"")
                .body(rateIsNumber(false))
                .put(RULE)
                .then()
                .statusCode(412);
        as("governor")
                .header("If-Match", etag(RULE))
                .body(rateIsNumber(false))
                .put(RULE)
                .then()
                .statusCode(200)
                .body("active", equalTo(false))
                .body("changedBy", equalTo("governor"));
        as("operator").body(rateIsNumber(true)).put(RULE).then().statusCode(403);
    }

    @Test
    void refusesAPatternThatCouldRunForever() {
        var rule = rateIsNumber(true);
        rule.put("appliesTo", "(a+)+$");

        as("governor")
                .body(rule)
                .put("/naming-rules/endless")
                .then()
                .statusCode(422)
                .body("code", equalTo("naming-rule-form"))
                .body("errors.pointer", contains("/appliesTo"));
        as("auditor").get("/naming-rules/endless").then().statusCode(404);
    }

    private static Map<String, Object> rateIsNumber(boolean active) {
        return body(
                "subject", "FIELD_NAME",
                "appliesTo", "[a-z]Rate$",
                "types", new String[] {"NUMBER"},
                "needsCodeList", false,
                "severity", "SHOULD",
                "messageZh", "以 Rate 结尾的字段是比率",
                "messageEn", "A field that ends in Rate is a ratio",
                "active", active);
    }
}
