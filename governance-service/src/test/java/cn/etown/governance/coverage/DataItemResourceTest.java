package cn.etown.governance.coverage;

import cn.etown.governance.GovernanceFixtures;
import cn.etown.governance.SetClock;
import cn.etown.governance.ToldEvents;
import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.move;
import static cn.etown.governance.GovernanceFixtures.newUnitCode;
import static cn.etown.governance.GovernanceFixtures.sourceSystem;
import static cn.etown.governance.GovernanceFixtures.tasks;
import static cn.etown.governance.coverage.CoverageFixtures.askExemption;
import static cn.etown.governance.coverage.CoverageFixtures.connect;
import static cn.etown.governance.coverage.CoverageFixtures.coverage;
import static cn.etown.governance.coverage.CoverageFixtures.decideOutOfScope;
import static cn.etown.governance.coverage.CoverageFixtures.exempt;
import static cn.etown.governance.coverage.CoverageFixtures.interfaceOf;
import static cn.etown.governance.coverage.CoverageFixtures.item;
import static cn.etown.governance.coverage.CoverageFixtures.plan;
import static cn.etown.governance.coverage.CoverageFixtures.register;
import static cn.etown.governance.coverage.CoverageFixtures.send;
import static cn.etown.governance.coverage.CoverageFixtures.today;
import static cn.etown.governance.coverage.CoverageFixtures.upload;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class DataItemResourceTest {

    @Inject
    SetClock clock;

    @Nested
    class Listing {

        @Test
        void bringsItemsIntoScopeAndTellsWhereItWasTakenFrom() {
            String system = sourceSystem(UNIT_A);

            String listing = upload(UNIT_A, system, "amount", "quantity")
                    .then()
                    .statusCode(201)
                    .header("Location", containsString("/schema-listings/"))
                    .body("added", equalTo(2))
                    .body("gone", equalTo(0))
                    .body("takenFrom", equalTo("information_schema"))
                    .body("uploadedBy", equalTo("clerk"))
                    .body("digest", startsWith("sha-256:"))
                    .extract()
                    .path("id");

            as("auditor")
                    .queryParam("sourceSystem", system)
                    .get("/data-items")
                    .then()
                    .body("items.field", containsInAnyOrder("amount", "quantity"))
                    .body("items.standing", contains("MISSING", "MISSING"))
                    .body("items.inScope", contains(true, true))
                    .body("items.reference", hasItem("schema-listings/" + listing));
            as("auditor")
                    .accept(ContentType.ANY)
                    .get("/schema-listings/" + listing + "/content")
                    .then()
                    .statusCode(200)
                    .contentType("text/csv")
                    .body(equalTo("table,field\norders,amount\norders,quantity\n"));
        }

        @Test
        void neverRaisesTheFigureByLeavingItemsOut() {
            String system = sourceSystem(UNIT_A);
            upload(UNIT_A, system, "amount", "quantity").then().statusCode(201);

            upload(UNIT_A, system, "amount", "channel")
                    .then()
                    .statusCode(201)
                    .body("added", equalTo(1))
                    .body("gone", equalTo(1));

            as("auditor")
                    .get(item(system, "quantity"))
                    .then()
                    .body("presence", equalTo("GONE_FROM_LISTING"))
                    .body("goneSince", equalTo(today().toString()))
                    .body("standing", equalTo("MISSING"))
                    .body("inScope", equalTo(true));
            coverage(system, today()).body("items[0].inScope", equalTo(3)).body("items[0].missing", equalTo(3));

            upload(UNIT_A, system, "amount", "quantity", "channel").then().body("back", equalTo(1));
            as("auditor")
                    .get(item(system, "quantity"))
                    .then()
                    .body("presence", equalTo("LISTED"))
                    .body("goneSince", nullValue());
        }

        @Test
        void bringsBackWhatItNamesAgainAfterItWasTakenOutOfScope() {
            String system = sourceSystem(UNIT_A);
            upload(UNIT_A, system, "amount", "quantity", "row_id").then().statusCode(201);
            String item = item(system, "quantity");
            plan(as("operator"), item).then().statusCode(200);
            decideOutOfScope(item(system, "row_id"));
            upload(UNIT_A, system, "amount", "row_id").then().statusCode(201);
            decideOutOfScope(item);
            coverage(system, today()).body("items[0].inScope", equalTo(1));

            upload(UNIT_A, system, "amount", "quantity", "row_id").then().body("back", equalTo(1));

            as("auditor")
                    .get(item)
                    .then()
                    .body("presence", equalTo("LISTED"))
                    .body("inScope", equalTo(true))
                    .body("recorded", equalTo("MISSING"))
                    .body("standing", equalTo("MISSING"));
            as("auditor").get(item + "/transitions").then().body("items.to", hasItem("IN_SCOPE"));
            as("auditor").get(item(system, "row_id")).then().body("inScope", equalTo(false));
            coverage(system, today()).body("items[0].inScope", equalTo(2)).body("items[0].missing", equalTo(2));
        }

        @Test
        void takesOverTitlesAndTypesWhereItSaysThem() {
            String system = sourceSystem(UNIT_A);
            send(asOf("clerk", UNIT_A), system, "table,field,title,type\norders,amount,金额,int\norders,no,单号,text\n")
                    .then()
                    .statusCode(201);

            send(asOf("clerk", UNIT_A), system, "table,field,title,type\norders,amount,含税金额,int\norders,no,,\n")
                    .then()
                    .statusCode(201);

            as("auditor")
                    .get(item(system, "amount"))
                    .then()
                    .body("title", equalTo("含税金额"))
                    .body("type", equalTo("int"))
                    .body("revision", equalTo(1));
            as("auditor")
                    .get(item(system, "no"))
                    .then()
                    .body("title", equalTo("单号"))
                    .body("revision", equalTo(0));
        }

        @Test
        void isNotTakenWhereANewerOneIsKnown() {
            String system = sourceSystem(UNIT_A);
            upload(UNIT_A, system, today().minusDays(1)).then().statusCode(201);

            upload(UNIT_A, system, today().minusDays(2))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("listing-date"))
                    .body("errors.pointer", contains("takenOn"));
            upload(UNIT_A, system, today().minusDays(1)).then().statusCode(201);
        }

        @Test
        void takesAnItemThatAnInspectionFoundBefore() {
            String system = sourceSystem(UNIT_A);
            register(as("assessor"), system, "refund", "INSPECTION").then().statusCode(201);

            upload(UNIT_A, system, "refund").then().body("added", equalTo(0)).body("back", equalTo(1));

            String item = item(system, "refund");
            as("auditor").get(item).then().body("presence", equalTo("LISTED"));
            as("auditor").get(item + "/references").then().body("items.origin", contains("INSPECTION", "LISTING"));
        }

        @Test
        void isTheOwnUnitsAlone() {
            String system = sourceSystem(UNIT_A);
            String listing = upload(UNIT_A, system, "amount").path("id");

            upload(UNIT_B, system, "amount").then().statusCode(404);
            asOf("clerk", UNIT_B).get("/schema-listings/" + listing).then().statusCode(404);
            asOf("clerk", UNIT_B)
                    .accept(ContentType.ANY)
                    .get("/schema-listings/" + listing + "/content")
                    .then()
                    .statusCode(404);
            asOf("clerk", UNIT_B).get("/schema-listings").then().body("items.id", not(hasItem(listing)));
        }

        @Test
        void storesNothingOfOneThatIsWrong() {
            String system = sourceSystem(UNIT_A);

            send(asOf("clerk", UNIT_A), system, "table,field\norders,a\norders,\n")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid-listing"))
                    .body("errors.pointer", contains("/3/field"));
            send(asOf("clerk", UNIT_A), system, "table,field\n" + "orders,x\n".repeat(120_000))
                    .then()
                    .statusCode(413);
            asOf("clerk", UNIT_A)
                    .contentType("text/csv")
                    .queryParams(
                            "kind",
                            "CATALOGUE",
                            "takenFrom",
                            "a",
                            "takenOn",
                            today().plusDays(1).toString())
                    .body("table,field\norders,a\n".getBytes())
                    .post("/source-systems/" + system + "/schema-listings")
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("takenOn"));
            asOf("clerk", UNIT_A)
                    .contentType("text/csv")
                    .body("table,field\norders,a\n".getBytes())
                    .post("/source-systems/" + system + "/schema-listings")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", contains("kind", "takenFrom", "takenOn"));

            as("auditor")
                    .queryParam("sourceSystem", system)
                    .get("/data-items")
                    .then()
                    .body("items", hasSize(0));
            as("auditor")
                    .queryParam("sourceSystem", system)
                    .get("/schema-listings")
                    .then()
                    .body("items", hasSize(0));
        }

        @Test
        void ofTheMostItemsIsTakenWhole() {
            String system = sourceSystem(UNIT_A);
            var csv = new StringBuilder("table,field\n");
            for (int i = 0; i < 20_000; i++) {
                csv.append("t").append(i / 100).append(",f").append(i).append('\n');
            }

            send(asOf("clerk", UNIT_A), system, csv.toString())
                    .then()
                    .statusCode(201)
                    .body("added", equalTo(20_000));

            coverage(system, today()).body("items[0].missing", equalTo(20_000));
        }
    }

    @Nested
    class Register {

        @Test
        void bringsWhatAListingLeftOutIntoTheFigure() {
            String system = sourceSystem(UNIT_A);
            upload(UNIT_A, system, "amount").then().statusCode(201);

            register(as("operator"), system, "refund", "INSPECTION")
                    .then()
                    .statusCode(201)
                    .header("ETag", "\"0\"")
                    .body("standing", equalTo("MISSING"))
                    .body("presence", equalTo("UNLISTED"));
            register(as("service"), system, "rating", "DEMAND").then().statusCode(201);

            coverage(system, today()).body("items[0].inScope", equalTo(3));
        }

        @Test
        void notesWhoeverNamesAnItemThatIsKnown() {
            String system = sourceSystem(UNIT_A);
            String listing = upload(UNIT_A, system, "amount").path("id");
            String item = item(system, "amount");
            plan(as("operator"), item).then().statusCode(200);

            register(as("service"), system, "amount", "DEMAND")
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"2\"")
                    .body("recorded", equalTo("PLANNED"))
                    .body("origin", equalTo("LISTING"));
            register(as("assessor"), system, "amount", "INSPECTION").then().statusCode(200);
            register(as("operator"), system, "amount", "DEMAND")
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"3\"");

            asOf("clerk", UNIT_A)
                    .get(item + "/references")
                    .then()
                    .statusCode(200)
                    .body("items.origin", contains("LISTING", "DEMAND", "INSPECTION"))
                    .body("items.reference", contains("schema-listings/" + listing, "采监检〔2026〕5号", "采监检〔2026〕5号"))
                    .body("items.toldBy", contains("clerk", "service", "assessor"));
            asOf("clerk", UNIT_B).get(item + "/references").then().statusCode(404);
            coverage(system, today()).body("items[0].inScope", equalTo(1));
        }

        @Test
        void bringsBackWhatWasTakenOutOfScopeButNotByWhatWasKnownThen() {
            String system = sourceSystem(UNIT_A);
            upload(UNIT_A, system, "amount", "refund").then().statusCode(201);
            register(as("service"), system, "refund", "DEMAND").then().statusCode(200);
            String item = item(system, "refund");
            plan(as("operator"), item).then().statusCode(200);
            upload(UNIT_A, system, "amount").then().statusCode(201);
            decideOutOfScope(item);
            int told = ToldEvents.of(item.substring(1), "data-item-moved").size();

            register(as("service"), system, "refund", "DEMAND")
                    .then()
                    .statusCode(200)
                    .body("inScope", equalTo(false));
            coverage(system, today()).body("items[0].inScope", equalTo(1));
            register(as("assessor"), system, "refund", "INSPECTION")
                    .then()
                    .statusCode(200)
                    .body("inScope", equalTo(true))
                    .body("recorded", equalTo("MISSING"))
                    .body("standing", equalTo("MISSING"))
                    .body("presence", equalTo("GONE_FROM_LISTING"));

            coverage(system, today()).body("items[0].inScope", equalTo(2)).body("items[0].missing", equalTo(2));
            as("auditor")
                    .get(item + "/transitions")
                    .then()
                    .body("items[-1].to", equalTo("IN_SCOPE"))
                    .body("items[-1].evidence", contains("采监检〔2026〕5号"));
            assertThat(ToldEvents.of(item.substring(1), "data-item-moved"))
                    .hasSize(told + 1)
                    .last()
                    .satisfies(data -> assertThat(data)
                            .containsEntry("from", "PLANNED")
                            .containsEntry("to", "MISSING")
                            .containsEntry("inScope", true));
            assertThat(ToldEvents.of("coverage/" + system, "coverage-changed"))
                    .last()
                    .satisfies(data -> assertThat(data).containsEntry("inScope", 2));
        }

        @Test
        void refusesADecisionThatDidNotSeeTheDemand() {
            String system = sourceSystem(UNIT_A);
            upload(UNIT_A, system, "amount").then().statusCode(201);
            String item = item(system, "amount");
            String read = as("governor").get(item).header("ETag");
            register(as("service"), system, "amount", "DEMAND").then().statusCode(200);

            as("governor")
                    .header("If-Match", read)
                    .body(Map.of("inScope", false, "reason", "技术字段", "evidence", List.of("采监〔2026〕9号")))
                    .post(item + "/scope-decisions")
                    .then()
                    .statusCode(412);
        }

        @Test
        void refusesAnOriginThatIsNotTheCallersToTell() {
            String system = sourceSystem(UNIT_A);
            upload(UNIT_A, system, "amount").then().statusCode(201);

            register(as("service"), system, "b", "INSPECTION").then().statusCode(422);
            register(as("assessor"), system, "b", "DEMAND").then().statusCode(422);
            register(as("operator"), system, "b", "LISTING")
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/origin"));
            register(as("operator"), UUID.randomUUID().toString(), "b", "DEMAND")
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/sourceSystem"));
            register(as("operator"), system, "a\nb", "DEMAND")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", contains("/field"));
        }
    }

    @Nested
    class Read {

        @Test
        void hidesAnotherUnitsItems() {
            String system = sourceSystem(UNIT_A);
            upload(UNIT_A, system, "amount").then().statusCode(201);
            String item = item(system, "amount");

            asOf("clerk", UNIT_A).get(item).then().statusCode(200);
            asOf("clerk", UNIT_B).get(item).then().statusCode(404);
            asOf("clerk", UNIT_B).get(item + "/transitions").then().statusCode(404);
            asOf("clerk", UNIT_B)
                    .body(Map.of("reason", "a", "until", today().plusDays(1).toString()))
                    .post(item + "/exemptions")
                    .then()
                    .statusCode(404);
            asOf("clerk", UNIT_B)
                    .queryParams("unit", UNIT_A, "limit", 200)
                    .get("/data-items")
                    .then()
                    .body("items.unit", not(hasItem(UNIT_A)));
        }

        @Test
        void filtersByWhatItemsCountAsTodayAndPages() {
            String system = sourceSystem(UNIT_A);
            upload(UNIT_A, system, "a", "b", "c").then().statusCode(201);
            plan(as("operator"), item(system, "b")).then().statusCode(200);

            as("auditor")
                    .queryParams("sourceSystem", system, "standing", "PLANNED")
                    .get("/data-items")
                    .then()
                    .body("items.field", contains("b"));
            var first = as("auditor")
                    .queryParams("sourceSystem", system, "standing", "MISSING", "limit", 1)
                    .get("/data-items")
                    .then()
                    .body("items.field", contains("a"))
                    .extract();
            as("auditor")
                    .queryParams("sourceSystem", system, "standing", "MISSING", "cursor", first.<String>path("next"))
                    .get("/data-items")
                    .then()
                    .body("items.field", contains("c"));
            for (var parameter : List.of("standing", "inScope", "presence", "sourceSystem")) {
                as("auditor")
                        .queryParam(parameter, "perhaps")
                        .get("/data-items")
                        .then()
                        .statusCode(400)
                        .body("errors.pointer", contains(parameter));
            }
            as("auditor")
                    .queryParam("standings", "MISSING")
                    .get("/data-items")
                    .then()
                    .statusCode(400);
        }
    }

    @Nested
    class Move {

        @Test
        void namesTheInterfaceAndItsFieldOrTheDemandAndNothingElse() {
            String system = sourceSystem(UNIT_A);
            upload(UNIT_A, system, "amount").then().statusCode(201);
            String item = item(system, "amount");
            String foreign = GovernanceFixtures.newInterface(UNIT_A);

            move(as("operator"), item, "CONNECTED")
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/interface"));
            move(as("operator"), item, "CONNECTED", Map.of("interface", foreign))
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/interfaceField"));
            move(as("operator"), item, "PLANNED").then().statusCode(422).body("errors.pointer", contains("/demand"));
            move(as("operator"), item, "PLANNED", Map.of("demand", "demands/1"))
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/plannedFor"));
            connect(item, interfaceOf(UNIT_A, system), "colour")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("unknown-field"))
                    .body("errors.pointer", contains("/interfaceField"));
            move(as("operator"), item, "MISSING", Map.of("demand", "demands/1"))
                    .then()
                    .statusCode(422);
            connect(item, foreign, "quantity").then().statusCode(422).body("code", equalTo("unknown-interface"));
            connect(item, "no-such-flow", "quantity")
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/interface"));
            move(as("operator"), item, "EXEMPT").then().statusCode(422).body("code", equalTo("exemption-needed"));
            move(as("operator"), item, "MISSING").then().statusCode(422).body("code", equalTo("data-item-transition"));
        }

        @Test
        void countsAsPlannedUpToItsDayAndNoLongerThanThat() {
            String system = sourceSystem(UNIT_A);
            upload(UNIT_A, system, "amount").then().statusCode(201);
            String item = item(system, "amount");
            for (var day : List.of(today(), today().plusDays(367))) {
                move(as("operator"), item, "PLANNED", Map.of("demand", "demands/1", "plannedFor", day.toString()))
                        .then()
                        .statusCode(422)
                        .body("code", equalTo("plan-term"))
                        .body("errors.pointer", contains("/plannedFor"));
            }

            plan(as("operator"), item).then().statusCode(200);

            coverage(system, today().plusDays(7)).body("items[0].planned", equalTo(1));
            coverage(system, today().plusDays(8))
                    .body("items[0].planned", equalTo(0))
                    .body("items[0].missing", equalTo(1));
        }

        @Test
        void isForThoseWhoMay() {
            String system = sourceSystem(UNIT_A);
            upload(UNIT_A, system, "amount").then().statusCode(201);
            String item = item(system, "amount");

            move(as("service"), item, "DISPUTED").then().statusCode(403);
            plan(as("assessor"), item).then().statusCode(403);
            plan(as("service"), item).then().statusCode(200);
        }

        @Test
        void letsAnotherGovernorSettleADispute() {
            String system = sourceSystem(UNIT_A);
            upload(UNIT_A, system, "amount").then().statusCode(201);
            String item = item(system, "amount");
            move(as("governor"), item, "DISPUTED").then().statusCode(200);

            move(as("operator"), item, "MISSING").then().statusCode(403);
            move(as("governor"), item, "MISSING").then().statusCode(422).body("code", equalTo("two-person-rule"));
            move(another("governor"), item, "MISSING").then().statusCode(200).body("standing", equalTo("MISSING"));
            as("auditor").get(item + "/transitions").then().body("items.to", contains("DISPUTED", "MISSING"));
        }

        @Test
        void needsTheVersionTheCallerHasRead() {
            String system = sourceSystem(UNIT_A);
            upload(UNIT_A, system, "amount").then().statusCode(201);
            String item = item(system, "amount");
            var dispute = Map.of("target", "DISPUTED", "reason", "a");

            as("operator").body(dispute).post(item + "/transitions").then().statusCode(428);
            as("operator")
                    .header("If-Match", "\"7\"")
                    .body(dispute)
                    .post(item + "/transitions")
                    .then()
                    .statusCode(412);
            as("governor")
                    .header("If-Match", "\"7\"")
                    .body(Map.of("inScope", true, "scenario", "a", "reason", "a"))
                    .post(item + "/scope-decisions")
                    .then()
                    .statusCode(412);
        }
    }

    @Nested
    class Scope {

        @Test
        void namesItsScenarioAndIsTakenAwayByAnotherPerson() {
            String system = sourceSystem(UNIT_A);
            register(both(), system, "refund", "INSPECTION").then().statusCode(201);
            String item = item(system, "refund");

            decide(as("governor"), item, Map.of("inScope", true, "reason", "a"))
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/scenario"));
            decide(as("governor"), item, Map.of("inScope", false, "scenario", "销售", "reason", "a"))
                    .then()
                    .statusCode(422);
            decide(as("governor"), item, Map.of("inScope", true, "scenario", "销售监测", "reason", "a"))
                    .then()
                    .statusCode(200)
                    .body("scenario", equalTo("销售监测"));
            decide(both(), item, Map.of("inScope", false, "reason", "a", "evidence", List.of("a")))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("two-person-rule"));
            decide(as("governor"), item, Map.of("inScope", false, "reason", "a", "evidence", List.of()))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("evidence-needed"))
                    .body("errors.pointer", contains("/evidence"));
            decide(as("governor"), item, Map.of("inScope", false, "reason", "a", "evidence", List.of("a")))
                    .then()
                    .statusCode(200);
            as("auditor").get(item + "/transitions").then().body("items.to", contains("IN_SCOPE", "OUT_OF_SCOPE"));
        }

        private Response decide(RequestSpecification who, String item, Map<String, Object> decision) {
            return who.header("If-Match", as("operator").get(item).header("ETag"))
                    .body(decision)
                    .post(item + "/scope-decisions");
        }
    }

    @Nested
    class Exemptions {

        @Test
        void areDecidedByAGovernorWhoDidNotAsk() {
            String system = sourceSystem(UNIT_A);
            upload(UNIT_A, system, "amount").then().statusCode(201);
            String item = item(system, "amount");
            String asked = "/exemptions/"
                    + both().body(Map.of(
                                    "reason",
                                    "更换",
                                    "until",
                                    today().plusDays(30).toString()))
                            .post(item + "/exemptions")
                            .then()
                            .statusCode(201)
                            .body("state", equalTo("ASKED"))
                            .extract()
                            .path("id");

            move(asOf("signer", UNIT_A), asked, "GRANTED").then().statusCode(403);
            move(both(), asked, "GRANTED").then().statusCode(422).body("code", equalTo("two-person-rule"));
            as("auditor").get(item).then().body("standing", equalTo("MISSING"));
            move(as("governor"), asked, "GRANTED").then().statusCode(200).body("decidedBy", equalTo("governor"));
            as("auditor")
                    .get(item)
                    .then()
                    .body("standing", equalTo("EXEMPT"))
                    .body("exemptUntil", equalTo(today().plusDays(30).toString()));
            move(as("governor"), asked, "REVOKED").then().statusCode(200);
            as("auditor").get(item).then().body("standing", equalTo("MISSING"));
            as("auditor").get(asked + "/transitions").then().body("items.to", contains("GRANTED", "REVOKED"));
            as("auditor").get(item + "/transitions").then().body("items.to", contains("EXEMPT", "MISSING"));
        }

        @Test
        void areAskedForOnceAtATimeAndForATermThatEnds() {
            String system = sourceSystem(UNIT_A);
            upload(UNIT_A, system, "amount").then().statusCode(201);
            String item = item(system, "amount");
            for (var until : List.of(today(), today().plusDays(367))) {
                asOf("clerk", UNIT_A)
                        .body(Map.of("reason", "a", "until", until.toString()))
                        .post(item + "/exemptions")
                        .then()
                        .statusCode(422)
                        .body("errors.pointer", contains("/until"));
            }
            String asked = askExemption(UNIT_A, item, today().plusDays(366));

            asOf("signer", UNIT_A)
                    .body(Map.of("reason", "a", "until", today().plusDays(1).toString()))
                    .post(item + "/exemptions")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("exemption-asked"));
            move(asOf("clerk", UNIT_A), asked, "WITHDRAWN").then().statusCode(200);
            askExemption(UNIT_A, item, today().plusDays(1));
        }

        @Test
        void areHiddenFromOtherUnitsAndNeedTheVersionRead() {
            String system = sourceSystem(UNIT_A);
            upload(UNIT_A, system, "amount").then().statusCode(201);
            String asked = askExemption(UNIT_A, item(system, "amount"), today().plusDays(1));

            asOf("clerk", UNIT_B).get(asked).then().statusCode(404);
            asOf("clerk", UNIT_B).get(asked + "/transitions").then().statusCode(404);
            move(asOf("clerk", UNIT_B), asked, "WITHDRAWN").then().statusCode(404);
            as("governor")
                    .header("If-Match", "\"9\"")
                    .body(Map.of("target", "GRANTED", "reason", "a"))
                    .post(asked + "/transitions")
                    .then()
                    .statusCode(412);
            as("governor")
                    .body(Map.of("target", "GRANTED", "reason", "a"))
                    .post(asked + "/transitions")
                    .then()
                    .statusCode(428);
        }

        @Test
        void outliveNoNewerDecision() {
            String system = sourceSystem(UNIT_A);
            upload(UNIT_A, system, "amount").then().statusCode(201);
            String item = item(system, "amount");
            String exemption = exempt(UNIT_A, item, today().plusDays(5));
            plan(as("operator"), item).then().statusCode(200);

            move(as("governor"), exemption, "REVOKED").then().statusCode(200);

            as("auditor").get(item).then().body("standing", equalTo("PLANNED"));
        }
    }

    @Nested
    class Answers {

        @Test
        void areGivenForTheOwnItemsAndChangeNoFigure() {
            String system = sourceSystem(UNIT_A);
            upload(UNIT_A, system, "amount").then().statusCode(201);
            String id = item(system, "amount").substring("/data-items/".length());
            var answer = Map.of(
                    "items",
                    List.of(id),
                    "kind",
                    "WILL_CONNECT",
                    "text",
                    "六月接入",
                    "plannedFor",
                    today().plusDays(9).toString());

            String given = asOf("clerk", UNIT_A)
                    .body(answer)
                    .post("/data-item-answers")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");

            as("auditor")
                    .queryParam("item", id)
                    .get("/data-item-answers")
                    .then()
                    .body("items.id", contains(given));
            coverage(system, today()).body("items[0].missing", equalTo(1));
            asOf("clerk", UNIT_B).get("/data-item-answers/" + given).then().statusCode(404);
            asOf("clerk", UNIT_B)
                    .body(answer)
                    .post("/data-item-answers")
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/items/0"));
        }

        @Test
        void areDecidedByAGovernorAndHoldNoLongerThanTheDecisionSays() {
            String unit = newUnitCode();
            String system = sourceSystem(unit);
            upload(unit, system, "amount").then().statusCode(201);
            String answer = "/data-item-answers/" + answer(unit, item(system, "amount"));
            assertThat(answersOwed(unit)).isEmpty();
            assertThat(tasks(() -> as("governor")))
                    .anySatisfy(task -> assertThat(task)
                            .containsEntry("link", "/api/governance/v1" + answer)
                            .containsEntry("kind", "decide-data-item-answer"));

            for (var until : List.of(today(), today().plusDays(367))) {
                move(as("governor"), answer, "ACCEPTED", Map.of("until", until.toString()))
                        .then()
                        .statusCode(422)
                        .body("errors.pointer", contains("/until"));
            }
            move(as("operator"), answer, "REFUSED").then().statusCode(403);
            move(
                            as("governor"),
                            answer,
                            "ACCEPTED",
                            Map.of("until", today().plusDays(5).toString()))
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("ACCEPTED"))
                    .body("decidedBy", equalTo("governor"));

            assertThat(answersOwed(unit)).isEmpty();
            clock.setTo(today().plusDays(6).atTime(9, 0).toInstant(ZoneOffset.UTC));
            try {
                assertThat(answersOwed(unit)).hasSize(1);
            } finally {
                clock.run();
            }
            move(as("governor"), answer, "REFUSED").then().statusCode(422).body("code", equalTo("answer-transition"));
            as("auditor").get(answer + "/transitions").then().body("items.to", contains("ACCEPTED"));
            coverage(system, today()).body("items[0].missing", equalTo(1));
        }

        @Test
        void areOwedAgainWhereTheyAreRefusedUnlessThereIsANewerOne() {
            String unit = newUnitCode();
            String system = sourceSystem(unit);
            upload(unit, system, "amount").then().statusCode(201);
            String first = "/data-item-answers/" + answer(unit, item(system, "amount"));
            String second = "/data-item-answers/" + answer(unit, item(system, "amount"));

            move(as("governor"), first, "REFUSED").then().statusCode(200);
            assertThat(answersOwed(unit)).isEmpty();
            move(as("governor"), second, "REFUSED").then().statusCode(200);
            assertThat(answersOwed(unit)).hasSize(1);
        }

        private String answer(String unit, String item) {
            return asOf("clerk", unit)
                    .body(Map.of(
                            "items",
                            List.of(item.substring("/data-items/".length())),
                            "kind",
                            "NOT_HELD",
                            "text",
                            "系统不产生"))
                    .post("/data-item-answers")
                    .then()
                    .statusCode(201)
                    .body("state", equalTo("GIVEN"))
                    .extract()
                    .path("id");
        }

        private List<Map<String, Object>> answersOwed(String unit) {
            return tasks(() -> asOf("clerk", unit)).stream()
                    .filter(task -> "answer-data-items".equals(task.get("kind")))
                    .toList();
        }

        @Test
        void planAheadWhereTheyPromise() {
            String system = sourceSystem(UNIT_A);
            upload(UNIT_A, system, "amount").then().statusCode(201);
            String id = item(system, "amount").substring("/data-items/".length());

            for (var plan : List.of(
                    Map.of("items", List.of(id), "kind", "WILL_CONNECT", "text", "a"),
                    Map.of("items", List.of(id), "kind", "WILL_CONNECT", "text", "a", "plannedFor", today().toString()),
                    Map.of(
                            "items",
                            List.of(id),
                            "kind",
                            "WILL_CONNECT",
                            "text",
                            "a",
                            "plannedFor",
                            today().plusDays(367).toString()),
                    Map.of("items", List.of(id), "kind", "NOT_HELD", "text", "a", "plannedFor", "2030-01-01"))) {
                asOf("clerk", UNIT_A)
                        .body(plan)
                        .post("/data-item-answers")
                        .then()
                        .statusCode(422)
                        .body("errors.pointer", contains("/plannedFor"));
            }
            asOf("clerk", UNIT_A)
                    .body(Map.of("items", List.of(), "kind", "OTHER", "text", "a"))
                    .post("/data-item-answers")
                    .then()
                    .statusCode(400);
        }
    }

    /** One person who is operator and governor. */
    private static RequestSpecification both() {
        return given().basePath("/api/governance/v1")
                .auth()
                .oauth2(Tokens.of("operator", "governor").sign())
                .contentType(ContentType.JSON);
    }

    private static RequestSpecification another(String role) {
        return given().basePath("/api/governance/v1")
                .auth()
                .oauth2(Tokens.of(role).subject("another-" + role).sign())
                .contentType(ContentType.JSON);
    }
}
