package cn.etown.governance.standard.element;

import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.standard.StandardFixtures.amount;
import static cn.etown.governance.standard.StandardFixtures.move;
import static cn.etown.governance.standard.StandardFixtures.newCode;
import static cn.etown.governance.standard.StandardFixtures.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class DataElementResourceTest {

    @Inject
    Pool pool;

    private String code;

    @BeforeEach
    void name() {
        code = newCode("element");
    }

    @Nested
    class Draft {

        @Test
        void answersWithThePlaceOfTheDraftAndRepeatsItForTheSameKey() {
            String key = UUID.randomUUID().toString();
            for (int time = 0; time < 2; time++) {
                as("operator")
                        .header("Idempotency-Key", key)
                        .body(amount(code))
                        .post("/data-elements")
                        .then()
                        .statusCode(201)
                        .header("Location", containsString("/api/governance/v1/data-element-versions/"))
                        .body("number", equalTo(1))
                        .body("state", equalTo("DRAFT"))
                        .body("scale", equalTo(2));
            }
        }

        @Test
        void refusesACodeInUseAndAnElementThatIsNotThereYet() {
            add(amount(code)).statusCode(201);

            add(amount(code)).statusCode(409).body("code", equalTo("already-exists"));
            change(amount(newCode("element")))
                    .statusCode(422)
                    .body("code", equalTo("unknown-code"))
                    .body("errors.pointer", contains("/code"));
        }

        @Test
        void leavesOneDraftOpenAtATime() {
            publish(add(amount(code)));
            change(amount(code)).statusCode(201).body("number", equalTo(2));

            change(amount(code)).statusCode(409).body("code", equalTo("draft-open"));
        }

        @Test
        void refusesPartsThatDoNotGoTogetherAndStoresNothing() {
            var request = amount(code);
            request.put("type", "STRING");

            add(request)
                    .statusCode(422)
                    .body("code", equalTo("element-form"))
                    .body("errors.pointer", hasItem("/precision"));
            as("auditor").get("/data-elements/" + code).then().statusCode(404);
        }

        @Test
        void refusesListsUnitsAndOwnersThatAreNotThere() {
            var request = amount(code);
            request.put("measureUnit", "XYZ");
            add(request).statusCode(422).body("errors.pointer", contains("/measureUnit"));

            request = amount(code);
            request.put("owner", "91141029MA0DEM9XXX");
            add(request).statusCode(422).body("code", equalTo("unknown-unit"));

            request = amount(code);
            request.putAll(Map.of("type", "STRING", "codeList", "no-such-list"));
            request.keySet().removeAll(Set.of("precision", "scale", "measureUnit"));
            add(request).statusCode(422).body("errors.pointer", contains("/codeList"));
        }

        @Test
        void refusesControlCharactersOverlongTextAndStrangeCodes() {
            var request = amount(code);
            request.put("nameZh", "运\u0000费");
            add(request).statusCode(400).body("errors.pointer", contains("/nameZh"));

            request = amount(code);
            request.put("caliber", "长".repeat(2001));
            add(request).statusCode(400).body("errors.pointer", contains("/caliber"));

            add(amount("sale amount")).statusCode(400).body("errors.pointer", contains("/code"));
        }
    }

    @Nested
    class Move {

        @Test
        void isForAGovernorOtherThanTheAuthor() {
            String path = pathOf(person("one-governor", "governor")
                    .body(amount(code))
                    .post("/data-elements")
                    .then());

            move(as("operator"), path, "PUBLISHED").then().statusCode(403);
            move(person("one-governor", "governor"), path, "PUBLISHED")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("two-person-rule"));
            move(person("another-governor", "governor"), path, "PUBLISHED")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("PUBLISHED"));
        }

        @Test
        void needsTheVersionTheCallerHasRead() {
            String path = pathOf(add(amount(code)));
            var request = Map.of("target", "PUBLISHED", "reason", "a");

            as("governor").body(request).post(path + "/transitions").then().statusCode(428);
            as("governor")
                    .header("If-Match", "\"7\"")
                    .body(request)
                    .post(path + "/transitions")
                    .then()
                    .statusCode(412);
        }

        @Test
        void putsANewVersionInThePlaceOfTheOneBeforeWhichStaysReadable() {
            String first = publish(add(amount(code)));
            var changed = amount(code);
            changed.put("caliber", "买方支付的运费，不含税");
            String second = pathOf(change(changed));
            as("clerk").get("/data-elements/" + code).then().body("number", equalTo(1));

            move(as("governor"), second, "PUBLISHED").then().statusCode(200);

            as("clerk").get("/data-elements/" + code).then().body("caliber", equalTo("买方支付的运费，不含税"));
            as("clerk")
                    .queryParam("version", 1)
                    .get("/data-elements/" + code)
                    .then()
                    .body("state", equalTo("WITHDRAWN"))
                    .body("caliber", equalTo("买方支付的运费"));
            as("clerk").get("/data-elements/" + code + "/versions").then().body("items.number", contains(2, 1));
            as("auditor").get(first + "/transitions").then().body("items.to", contains("PUBLISHED", "WITHDRAWN"));
        }

        @Test
        void tellsTheOtherServices() {
            publish(add(amount(code)));

            var told = pool.query(
                            "select data::text from kit.outbox where type = 'cn.etown.governance.data-element-published.v1'"
                                    + " and subject = 'data-elements/" + code + "'")
                    .execute()
                    .await()
                    .indefinitely();
            assertThat(told.size()).isEqualTo(1);
            assertThat(told.iterator().next().getString(0)).contains("\"measureUnit\":\"CNY\"", "\"number\":1");
        }

        @Test
        void doesNotChangeWhatWasSaid() {
            publish(add(amount(code)));

            for (var change : new String[] {
                "update data_element_version set caliber = 'x' where code = '" + code + "'",
                "delete from data_element_version where code = '" + code + "'"
            }) {
                assertThatThrownBy(() -> pool.query(change).execute().await().indefinitely())
                        .hasMessageContaining("only ever added to");
            }
        }

        @Test
        void letsAnotherVersionStandForAnElementWhoseDraftWasWithdrawn() {
            String path = pathOf(add(amount(code)));
            move(as("governor"), path, "WITHDRAWN").then().statusCode(200);

            change(amount(code)).statusCode(201);

            as("clerk")
                    .get("/data-elements/" + code)
                    .then()
                    .body("number", equalTo(2))
                    .body("state", equalTo("DRAFT"));
        }
    }

    @Nested
    class List {

        @Test
        void findsCodesAndNamesInChineseFromTheFirstCharacterAndInEnglishByTheirBeginning() {
            for (var search : new String[] {"售", "销售金", "saleamo", "AMOUNT of"}) {
                as("clerk")
                        .queryParam("search", search)
                        .queryParam("limit", 200)
                        .get("/data-elements")
                        .then()
                        .statusCode(200)
                        .body("items.code", hasItem("saleAmount"))
                        .body("items.code", not(hasItem("stockDate")));
            }
            as("clerk")
                    .queryParam("search", "()'")
                    .get("/data-elements")
                    .then()
                    .statusCode(200)
                    .body("items.size()", equalTo(0));
        }

        @Test
        void goesPageByPageInTheOrderOfTheCodes() {
            String next =
                    as("clerk").queryParam("limit", 2).get("/data-elements").path("next");

            as("clerk")
                    .queryParam("limit", 2)
                    .queryParam("cursor", next)
                    .get("/data-elements")
                    .then()
                    .statusCode(200)
                    .body("items.size()", equalTo(2));
        }

        @Test
        void isReadByPeopleOfUnitsToo() {
            asOf("clerk", UNIT_A)
                    .get("/data-elements/saleAmount")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("PUBLISHED"));
            asOf("user", UNIT_A).get("/data-elements/saleAmount").then().statusCode(403);
        }
    }

    private static ValidatableResponse add(Map<String, Object> request) {
        return as("operator").body(request).post("/data-elements").then();
    }

    private static ValidatableResponse change(Map<String, Object> request) {
        return as("operator").body(request).post("/data-element-versions").then();
    }

    private static String pathOf(ValidatableResponse drafted) {
        return "/data-element-versions/" + drafted.statusCode(201).extract().path("id");
    }

    private static String publish(ValidatableResponse drafted) {
        String path = pathOf(drafted);
        move(as("governor"), path, "PUBLISHED").then().statusCode(200);
        return path;
    }
}
