package cn.etown.governance.access;

import cn.etown.governance.SetClock;
import cn.etown.governance.ToldEvents;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.move;
import static cn.etown.governance.GovernanceFixtures.putInForce;
import static cn.etown.governance.GovernanceFixtures.unit;
import static cn.etown.governance.access.GrantFixtures.apply;
import static cn.etown.governance.access.GrantFixtures.classifiedSales;
import static cn.etown.governance.access.GrantFixtures.give;
import static cn.etown.governance.access.GrantFixtures.given;
import static cn.etown.governance.access.GrantFixtures.interfaceOfA;
import static cn.etown.governance.access.GrantFixtures.noon;
import static cn.etown.governance.access.GrantFixtures.pathOf;
import static cn.etown.governance.access.GrantFixtures.renew;
import static cn.etown.governance.access.GrantFixtures.salesWithNote;
import static cn.etown.governance.access.GrantFixtures.tasks;
import static cn.etown.governance.access.GrantFixtures.terms;
import static cn.etown.governance.access.GrantFixtures.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** What becomes of an interface touches those who hold grants on it, and they hold it. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class GrantedInterfaceTest {

    private final SetClock clock;

    private String code;

    GrantedInterfaceTest(SetClock clock) {
        this.clock = clock;
    }

    @BeforeEach
    void begin() {
        unit(UNIT_A);
        unit(UNIT_B);
        code = interfaceOfA();
        clock.setTo(noon("2026-03-02"));
    }

    @AfterEach
    void end() {
        clock.run();
    }

    @Test
    void namesTheGrantsThatAChangeOfTheContractTouches() {
        var byChannel = terms("2026-03-02", "2026-06-30", "quantity");
        byChannel.put("filter", List.of(Map.of("field", "channel", "operator", "EQ", "values", List.of("网店"))));
        String grant = given(code, byChannel);
        apply(code, terms("2026-03-02", "2026-06-30", "channel"));

        for (var field : List.of("quantity", "channel")) {
            as("operator")
                    .queryParam("fields", field)
                    .get("/interfaces/" + code + "/impact")
                    .then()
                    .statusCode(200)
                    .body("items.kind", contains("GRANT"))
                    .body("items.link", contains("/api/governance/v1" + grant))
                    .body("items.unit", contains(UNIT_B))
                    .body("items[0].fields", contains(field));
        }
        as("operator")
                .queryParam("fields", "price")
                .get("/interfaces/" + code + "/impact")
                .then()
                .body("items", equalTo(List.of()));
    }

    @Test
    void showsItsHoldersHowTheFieldsGrantedToThemAreMasked() {
        String masking = "/interfaces/" + code + "/masking";
        String pending = apply(code, terms("2026-03-02", "2026-06-30", "quantity", "channel"));
        user().get(masking).then().statusCode(404);

        GrantFixtures.give(pending);
        given(code, terms("2026-03-02", "2026-04-30", "line"));
        user().get(masking)
                .then()
                .statusCode(200)
                .body("items.field", contains("channel", "line", "quantity"))
                .body("items[0].masking.method", notNullValue());
        user().queryParam("limit", 1)
                .get(masking)
                .then()
                .body("items.field", contains("channel"))
                .body("next", notNullValue());
        as("operator").get(masking).then().body("items.size()", equalTo(6));
        asOf("clerk", UNIT_B).get(masking).then().statusCode(404);

        clock.setTo(noon("2026-05-06"));
        user().get(masking).then().body("items.field", contains("channel", "quantity"));
        clock.setTo(noon("2026-07-01"));
        user().get(masking).then().statusCode(404);
    }

    @Test
    void isNotDecidedOnFieldsThatANewContractDropped() {
        putInForce(UNIT_A, code, salesWithNote("1.1.0"));
        String grant = apply(code, terms("2026-03-02", "2026-06-30", "note", "quantity"));
        GrantFixtures.move(as("operator"), grant, "CHECKED").statusCode(200);

        putInForce(UNIT_A, code, classifiedSales("2.0.0"));

        GrantFixtures.move(as("governor"), grant, "GRANTED")
                .statusCode(422)
                .body("code", equalTo("terms-do-not-fit"))
                .body("errors.pointer", contains("/terms/fields/0"));
    }

    @Test
    void tellsEachHolderOfItsSunsetAndRetiresOnlyWhenTheLastGrantHasEnded() {
        String flow = "/interfaces/" + code;
        String grant = given(code, terms("2026-03-02", "2026-06-30", "quantity"));
        move(as("operator"), flow, "DEPRECATED", Map.of("sunset", "2026-04-30"))
                .then()
                .statusCode(200);

        assertThat(tasks(user(), grant))
                .singleElement()
                .satisfies(task -> assertThat(task)
                        .containsEntry("kind", "leave-interface")
                        .containsEntry("due", "2026-04-30"));
        assertThat(ToldEvents.of(flow.substring(1), "interface-deprecated"))
                .singleElement()
                .satisfies(told -> assertThat(told.get("dependents").toString()).contains(grant, UNIT_B));
        apply(user(), code, terms("2026-03-02", "2026-04-01", "quantity"))
                .then()
                .statusCode(422)
                .body("code", equalTo("interface-not-open"));
        renew(grant, "2026-12-31").then().statusCode(422).body("code", equalTo("interface-not-open"));

        clock.setTo(noon("2026-05-06"));
        move(as("operator"), flow, "RETIRED")
                .then()
                .statusCode(422)
                .body("code", equalTo("grants-live"))
                .body("errors.detail", hasItem(containsString("/api/governance/v1" + grant)));
        GrantFixtures.move(user(), grant, "WITHDRAWN").statusCode(200);
        assertThat(tasks(user(), grant)).isEmpty();
        move(as("operator"), flow, "RETIRED").then().statusCode(200);
    }

    /** A renewal states no fields, so nothing in it can be pointed at. */
    @Test
    void isNotRenewedWithFieldsThatTheContractHasNoMore() {
        putInForce(UNIT_A, code, salesWithNote("1.1.0"));
        String grant = given(code, terms("2026-03-02", "2026-03-31", "quantity", "note"));
        putInForce(UNIT_A, code, classifiedSales("2.0.0"));

        renew(grant, "2026-04-30")
                .then()
                .statusCode(422)
                .body("code", equalTo("terms-do-not-fit"))
                .body("errors.pointer", contains(""))
                .body("errors.detail", contains("生效的接口规范没有字段：note"));
    }

    @Test
    void isRenewedUntilTheDayBeforeItsInterfaceEnds() {
        String grant = given(code, terms("2026-03-02", "2026-03-31", "quantity"));
        move(as("operator"), "/interfaces/" + code, "DEPRECATED", Map.of("sunset", "2026-04-30"))
                .then()
                .statusCode(200);

        renew(grant, "2026-04-30").then().statusCode(422).body("code", equalTo("interface-not-open"));
        give(pathOf(renew(grant, "2026-04-29")));

        as("operator").get(grant).then().body("state", equalTo("RENEWED"));
    }

    @Test
    void tellsTheHoldersOfFieldsThatCountAsMoreAndHasTheirGrantsReviewed() {
        String grant = given(code, terms("2026-03-02", "2026-06-30", "quantity"));
        String other = given(code, terms("2026-03-02", "2026-06-30", "channel"));
        raise("quantity", "L3");

        as("auditor")
                .get(grant)
                .then()
                .body("state", equalTo("GRANTED"))
                .body("reviewDue", equalTo("2026-03-02"))
                .body("reclassifiedAt", notNullValue());
        assertThat(tasks(user(), grant))
                .singleElement()
                .satisfies(task -> assertThat(task).containsEntry("kind", "mind-raised-fields"));
        assertThat(tasks(as("operator"), grant)).extracting("kind").contains("review-grant");
        assertThat(ToldEvents.of(grant.substring(1), "grant-changed"))
                .singleElement()
                .satisfies(told -> assertThat(told.get("classes").toString()).contains("L3"));
        as("auditor").get(grant + "/transitions").then().body("items.reason", hasItem(containsString("quantity")));
        assertThat(tasks(user(), other)).isEmpty();
        assertThat(ToldEvents.of(other.substring(1), "grant-changed")).isEmpty();

        GrantFixtures.confirm(as("operator"), grant).statusCode(200);

        assertThat(tasks(user(), grant)).isEmpty();
        as("auditor").get(grant).then().body("reclassifiedAt", nullValue());
    }

    @Test
    void isFollowedWhereAContractRaisesItsFields() {
        String grant = given(code, terms("2026-03-02", "2026-06-30", "quantity"));
        putInForce(
                UNIT_A,
                code,
                classifiedSales("1.0.1").replaceFirst("(?s)(name: quantity.*?classification: )L[0-9]", "$1L4"));

        assertThat(tasks(user(), grant)).extracting("kind").containsExactly("mind-raised-fields");
    }

    @Test
    void isNotGivenOnAsImportantOrCoreDataWithoutThoseWhoDecideOnThem() {
        String important = given(code, terms("2026-03-02", "2026-06-30", "quantity"));
        raise("quantity", "IMPORTANT");
        GrantFixtures.confirm(as("operator"), important).statusCode(422).body("code", equalTo("consent-needed"));

        raise("quantity", "CORE");
        GrantFixtures.confirm(as("operator"), important).statusCode(422).body("code", equalTo("field-not-granted"));
    }

    private void raise(String field, String sensitivityClass) {
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
                        List.of("采监〔2026〕31号")))
                .post("/classification-decisions")
                .then()
                .statusCode(201);
    }
}
