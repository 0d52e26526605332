package cn.etown.governance.standard.naming;

import cn.etown.governance.ToldEvents;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asPerson;
import static cn.etown.governance.GovernanceFixtures.kindsOwed;
import static cn.etown.governance.GovernanceFixtures.move;
import static cn.etown.governance.standard.StandardFixtures.body;
import static cn.etown.governance.standard.StandardFixtures.etag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

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
    void comesIntoForceOnTheWordOfASecondPerson() {
        as("operator")
                .body(rateIsNumber(true))
                .put(RULE)
                .then()
                .statusCode(200)
                .body("active", equalTo(false))
                .body("proposal.content.types", contains("NUMBER"))
                .body("proposal.proposedBy", equalTo("operator"));
        assertThat(ToldEvents.of(RULE.substring(1), "naming-rule-changed")).isEmpty();
        assertThat(kindsOwed(() -> as("governor"))).contains("decide-naming-rule");

        move(asPerson("subject-of-operator", "governor"), RULE, "IN_FORCE")
                .then()
                .statusCode(422)
                .body("code", equalTo("two-person-rule"));
        move(as("operator"), RULE, "IN_FORCE").then().statusCode(403);
        move(as("governor"), RULE, "IN_FORCE")
                .then()
                .statusCode(200)
                .body("active", equalTo(true))
                .body("proposal", nullValue())
                .body("changedBy", equalTo("governor"));

        assertThat(ToldEvents.of(RULE.substring(1), "naming-rule-changed"))
                .singleElement()
                .satisfies(
                        told -> assertThat(told).containsEntry("active", true).doesNotContainKey("proposal"));
        move(as("governor"), RULE, "IN_FORCE").then().statusCode(422).body("code", equalTo("nothing-proposed"));
        as("auditor").get(RULE + "/transitions").then().body("items.to", contains("IN_FORCE"));
    }

    @Test
    void staysAsItIsWhileAChangeIsProposedAndWhenThatIsWithdrawn() {
        String rule = "/naming-rules/share-is-number";
        as("operator").body(rateIsNumber(true)).put(rule).then().statusCode(200);
        move(as("governor"), rule, "IN_FORCE").then().statusCode(200);

        as("governor").body(rateIsNumber(false)).put(rule).then().statusCode(428);
        as("governor")
                .header("If-Match", "\"99\"")
                .body(rateIsNumber(false))
                .put(rule)
                .then()
                .statusCode(412);
        as("governor")
                .header("If-Match", etag(rule))
                .body(rateIsNumber(false))
                .put(rule)
                .then()
                .statusCode(200)
                .body("active", equalTo(true))
                .body("proposal.content.active", equalTo(false));
        move(as("governor"), rule, "IN_FORCE").then().statusCode(422).body("code", equalTo("two-person-rule"));
        move(as("governor"), rule, "PROPOSED").then().statusCode(422).body("code", equalTo("naming-rule-transition"));
        move(as("governor"), rule, "WITHDRAWN")
                .then()
                .statusCode(200)
                .body("active", equalTo(true))
                .body("proposal", nullValue());
        as("clerk").body(rateIsNumber(true)).put(rule).then().statusCode(403);
    }

    /** Which rules a contract was held against on a day can be said afterwards. */
    @Test
    void keepsWhatItSaidBefore() {
        String rule = "/naming-rules/quota-is-number";
        as("operator").body(rateIsNumber(true)).put(rule).then().statusCode(200);
        as("clerk").get(rule + "/versions").then().statusCode(200).body("items", hasSize(0));
        move(as("governor"), rule, "IN_FORCE").then().statusCode(200);
        as("operator")
                .header("If-Match", etag(rule))
                .body(rateIsNumber(false))
                .put(rule)
                .then()
                .statusCode(200);
        move(as("governor"), rule, "IN_FORCE").then().statusCode(200);

        as("clerk")
                .get(rule + "/versions")
                .then()
                .statusCode(200)
                .body("items.number", contains(1, 2))
                .body("items.content.active", contains(true, false))
                .body("items.content.types", contains(List.of("NUMBER"), List.of("NUMBER")))
                .body("items.proposedBy", contains("operator", "operator"))
                .body("items.putInForceBy", contains("governor", "governor"))
                .body("items.holdsFrom", everyItem(notNullValue()));
        as("auditor")
                .get("/naming-rules/at-is-timestamp/versions")
                .then()
                .body("items.content.appliesTo", contains("[a-z]At$"))
                .body("items.content.active", contains(true));
        as("auditor").get("/naming-rules/no-such-rule/versions").then().statusCode(404);
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
