package cn.etown.governance.standard.mapping;

import cn.etown.governance.SetClock;
import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.unit;
import static cn.etown.governance.standard.StandardFixtures.body;
import static cn.etown.governance.standard.StandardFixtures.etag;
import static cn.etown.governance.standard.StandardFixtures.move;
import static cn.etown.governance.standard.StandardFixtures.publishedList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class MappingResourceTest {

    @Inject
    Pool pool;

    @Inject
    SetClock clock;

    @Inject
    ChangedMappings changed;

    private String list;

    @BeforeEach
    void publishAList() {
        unit(UNIT_A);
        unit(UNIT_B);
        clock.setTo(noon("2026-01-01"));
        list = publishedList("FRUIT", "GRAIN");
    }

    @AfterEach
    void letTheClockRun() {
        clock.run();
    }

    @Nested
    class Draft {

        @Test
        void isOfTheCallersOwnUnitAndOneAtATime() {
            String path = draft("2026-01-01");

            as("auditor")
                    .get(path)
                    .then()
                    .body("unit", equalTo(UNIT_A))
                    .body("state", equalTo("DRAFT"))
                    .body("number", equalTo(1));
            draftAs(clerk(), Map.of("codeList", list, "validFrom", "2026-01-01"))
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("draft-open"));
            draftAs(asOf("clerk", UNIT_B), Map.of("codeList", list, "validFrom", "2026-01-01"))
                    .then()
                    .statusCode(201);
            draftAs(as("operator"), Map.of("codeList", list, "validFrom", "2026-01-01"))
                    .then()
                    .statusCode(403);
            draftAs(as("clerk"), Map.of("codeList", list, "validFrom", "2026-01-01"))
                    .then()
                    .statusCode(403);
        }

        @Test
        void refusesAListThatIsNotThereAndAnEndBeforeTheBeginning() {
            draftAs(clerk(), Map.of("codeList", "no-such-list", "validFrom", "2026-01-01"))
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/codeList"));
            draftAs(clerk(), Map.of("codeList", list, "validFrom", "2026-01-02", "validUntil", "2026-01-01"))
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/validUntil"));
        }

        @Test
        void leavesDaysThatArePastAlone() {
            draftAs(clerk(), body("codeList", list, "validFrom", "2025-12-31"))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("validity"))
                    .body("errors.pointer", contains("/validFrom"));
            draftAs(clerk(), body("codeList", list, "validFrom", "2026-01-01", "correction", "归类有误"))
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/correction"));
        }

        @Test
        void refusesDaysThatNoDatabaseHolds() {
            for (String day : List.of("+999999999-12-31", "1999-12-31", "3000-01-01")) {
                draftAs(clerk(), body("codeList", list, "validFrom", day, "validUntil", day, "correction", "归类有误"))
                        .then()
                        .statusCode(400)
                        .body("errors.pointer", contains("/validFrom", "/validUntil"));
            }
        }

        @Test
        void isHiddenFromOtherUnits() {
            String path = draft("2026-01-01");

            for (var place : new String[] {"", "/entries", "/transitions"}) {
                asOf("clerk", UNIT_B).get(path + place).then().statusCode(404);
            }
            put(asOf("clerk", UNIT_B), path, entry("SP-1", "FRUIT")).then().statusCode(404);
            move(asOf("clerk", UNIT_B), path, "SUBMITTED").then().statusCode(404);
            asOf("clerk", UNIT_B)
                    .queryParam("codeList", list)
                    .get("/mappings")
                    .then()
                    .body("items", empty());
        }
    }

    @Nested
    class Entries {

        private String path;

        @BeforeEach
        void open() {
            path = draft("2026-01-01");
        }

        @Test
        void areReadByOwnCodeAndByHowItBegins() {
            put(clerk(), path, entry("SP-1", "FRUIT"), entry("SP-2", "GRAIN"), entry("S%_1", "GRAIN"));

            clerk().queryParam("limit", 2)
                    .get(path + "/entries")
                    .then()
                    .body("items.size()", equalTo(2))
                    .body("next", notNullValue());
            clerk().queryParam("code", "SP-")
                    .get(path + "/entries")
                    .then()
                    .body("items.code", contains("SP-1", "SP-2"));
            clerk().queryParam("code", "S%").get(path + "/entries").then().body("items.code", contains("S%_1"));
        }

        @Test
        void comeAsATableToo() {
            table("本单位代码,名称,标准代码\nSP-1,苹果,FRUIT\nSP-2,小米,GRAIN\nSP-3,待定,\n")
                    .then()
                    .statusCode(200)
                    .body("entries", equalTo(3));

            clerk().get(path + "/entries").then().body("items.standardCode", contains("FRUIT", "GRAIN", null));
            table("code,standardCode\n,FRUIT\n").then().statusCode(422).body("errors.pointer", contains("/2/code"));
            table("code,standardCode\nSP-9,FRUIT\nSP-9,GRAIN\n")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("duplicate-code"));
        }

        @Test
        void refuseCodesTheListDoesNotHaveAndDoublesAndStoreNothing() {
            put(clerk(), path, entry("SP-1", "FRUIT"), entry("SP-2", "METAL"))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("unknown-standard-code"))
                    .body("clause", equalTo("R5.4"))
                    .body("errors.pointer", contains("/entries/1/standardCode"));
            put(clerk(), path, entry("SP-1", "FRUIT"), entry("SP-1", "GRAIN"))
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/entries/1/code"));
            put(clerk(), path, entry("SP\u0007", "FRUIT")).then().statusCode(400);
            put(clerk(), path, entry("S".repeat(101), "FRUIT")).then().statusCode(400);
            as("auditor").get(path).then().body("entries", equalTo(0));
        }

        @Test
        void needTheVersionTheCallerHasRead() {
            var request = Map.of("entries", List.of(entry("SP-1", "FRUIT")));
            String read = etag(path);
            clerk().header("If-Match", read)
                    .body(request)
                    .post(path + "/entries")
                    .then()
                    .statusCode(200);

            clerk().header("If-Match", read)
                    .body(request)
                    .post(path + "/entries")
                    .then()
                    .statusCode(412);
            clerk().body(request).post(path + "/entries").then().statusCode(428);
        }

        @Test
        void stayAsTheyWereSubmitted() {
            put(clerk(), path, entry("SP-1", "FRUIT"));
            move(clerk(), path, "SUBMITTED").then().statusCode(200);

            put(clerk(), path, entry("SP-1", "GRAIN")).then().statusCode(422).body("code", equalTo("mapping-fixed"));
            assertThatThrownBy(
                            () -> pool.query("delete from mapping_entry where mapping = '" + path.substring(10) + "'")
                                    .execute()
                                    .await()
                                    .indefinitely())
                    .hasMessageContaining("changed in drafts only");
        }

        private Response table(String csv) {
            return clerk().header("If-Match", etag(path))
                    .contentType("text/csv")
                    .body(csv.getBytes(StandardCharsets.UTF_8))
                    .post(path + "/table");
        }
    }

    @Nested
    class Move {

        @Test
        void needsAnotherPersonForTheConfirmation() {
            String path = draft("2026-01-01");
            put(clerk(), path, entry("SP-1", "FRUIT"));
            move(clerk(), path, "PUBLISHED").then().statusCode(403);
            move(as("operator"), path, "PUBLISHED").then().statusCode(422).body("code", equalTo("mapping-transition"));
            move(as("operator"), path, "SUBMITTED").then().statusCode(403);
            move(clerk(), path, "SUBMITTED").then().statusCode(200).body("due", notNullValue());
            var clerkWithBothRoles = as("operator")
                    .auth()
                    .oauth2(Tokens.of("operator", "clerk")
                            .subject("clerk-of-" + UNIT_A)
                            .unit(UNIT_A)
                            .sign());

            move(clerkWithBothRoles, path, "PUBLISHED").then().statusCode(422).body("code", equalTo("two-person-rule"));

            move(as("operator"), path, "PUBLISHED").then().statusCode(200).body("state", equalTo("PUBLISHED"));
            as("auditor").get(path + "/transitions").then().body("items.to", contains("SUBMITTED", "PUBLISHED"));
        }

        @Test
        void needsSomebodyForTheConfirmationWhoDidNotChangeIt() {
            String path = draft("2026-01-01");
            put(editor("clerk"), path, entry("SP-1", "FRUIT")).then().statusCode(200);
            move(clerk(), path, "SUBMITTED").then().statusCode(200);

            move(editor("operator"), path, "PUBLISHED").then().statusCode(422).body("code", equalTo("two-person-rule"));
        }

        @Test
        void doesNotSubmitAnEmptyMapping() {
            move(clerk(), draft("2026-01-01"), "SUBMITTED")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("mapping-empty"));
        }

        @Test
        void doesNotPublishWhatLeadsToCodesThatAreGoneMeanwhile() {
            String path = draft("2026-01-01");
            put(clerk(), path, entry("SP-1", "FRUIT"));
            move(clerk(), path, "SUBMITTED").then().statusCode(200);
            publishWithout("FRUIT");

            move(as("operator"), path, "PUBLISHED")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("unknown-standard-code"));
            move(as("governor"), path, "WITHDRAWN").then().statusCode(200).body("state", equalTo("WITHDRAWN"));
        }

        @Test
        void letsAMappingHoldFromTheDayItIsPublishedAtTheEarliest() {
            String path = draft("2026-01-01");
            put(clerk(), path, entry("SP-1", "FRUIT"));
            move(clerk(), path, "SUBMITTED").then().statusCode(200);

            clock.setTo(noon("2026-01-05"));
            move(as("operator"), path, "PUBLISHED").then().statusCode(200).body("validFrom", equalTo("2026-01-05"));
        }

        @Test
        void doesNotPublishWhatIsOver() {
            String path = draft(body("validFrom", "2026-01-01", "validUntil", "2026-01-04"));
            put(clerk(), path, entry("SP-1", "FRUIT"));
            move(clerk(), path, "SUBMITTED").then().statusCode(200);

            clock.setTo(noon("2026-01-05"));
            move(as("operator"), path, "PUBLISHED").then().statusCode(422).body("code", equalTo("validity"));
        }

        @Test
        void leavesCorrectionsToAGovernor() {
            String path = draft(body("validFrom", "2025-11-01", "correction", "归类有误"));
            put(clerk(), path, entry("SP-1", "FRUIT"));
            move(clerk(), path, "SUBMITTED").then().statusCode(200);

            move(as("operator"), path, "PUBLISHED").then().statusCode(403);
            move(as("governor"), path, "PUBLISHED")
                    .then()
                    .statusCode(200)
                    .body("validFrom", equalTo("2025-11-01"))
                    .body("correction", equalTo("归类有误"));
        }

        @Test
        void leavesTheEndOfAPublishedMappingToAGovernor() {
            String path = published("2026-01-01", entry("SP-1", "FRUIT"));

            move(clerk(), path, "WITHDRAWN").then().statusCode(403);
            move(as("governor"), path, "WITHDRAWN").then().statusCode(200);
            assertThat(told("mapping-withdrawn", path)).contains("\"codeList\":\"" + list + "\"");
        }

        @Test
        void tellsTheOtherServices() {
            String path = published("2026-01-01", entry("SP-1", "FRUIT"));

            assertThat(told("mapping-published", path))
                    .contains("\"unit\":\"" + UNIT_A + "\"", "\"entries\":1", "\"validFrom\":\"2026-01-01\"");
        }

        private RequestSpecification editor(String role) {
            return as(role).auth()
                    .oauth2(Tokens.of(role).subject("editor").unit(UNIT_A).sign());
        }

        private void publishWithout(String code) {
            String id = as("operator")
                    .body(body("code", list, "nameZh", "表", "nameEn", "list", "source", "本测试"))
                    .post("/code-list-versions")
                    .path("id");
            String path = "/code-list-versions/" + id;
            as("operator")
                    .header("If-Match", etag(path))
                    .body(Map.of("entries", List.of(), "remove", List.of(code)))
                    .post(path + "/entries")
                    .then()
                    .statusCode(200);
            move(as("governor"), path, "PUBLISHED").then().statusCode(200);
        }

        private String told(String fact, String path) {
            return pool.query("select data::text from kit.outbox where type = 'cn.etown.governance." + fact
                            + ".v1' and subject = '" + path.substring(1) + "'")
                    .execute()
                    .await()
                    .indefinitely()
                    .iterator()
                    .next()
                    .getString(0);
        }
    }

    @Nested
    class LookUp {

        @Test
        void answersByTheMappingThatHoldsOnTheDay() {
            published("2026-01-01", entry("SP-1", "FRUIT"), entry("SP-2", "GRAIN"));
            String second = draft("2026-03-01");
            clerk().get(second).then().body("number", equalTo(2)).body("entries", equalTo(2));
            put(clerk(), second, entry("SP-1", "GRAIN"));
            publish(second);

            lookUp("2025-12-31").body("unmapped", contains("SP-1", "SP-3"));
            lookUp("2026-02-28").body("items.standardCode", contains("FRUIT")).body("items.number", contains(1));
            lookUp("2026-03-01").body("items.standardCode", contains("GRAIN")).body("unmapped", contains("SP-3"));
        }

        @Test
        void answersOfDaysBeforeAWithdrawalAsItDid() {
            String path = published("2026-01-01", entry("SP-1", "FRUIT"));
            clock.setTo(noon("2026-02-01"));
            move(as("governor"), path, "WITHDRAWN").then().statusCode(200).body("withdrawnFrom", equalTo("2026-02-01"));

            lookUp("2026-01-31").body("items.standardCode", contains("FRUIT"));
            lookUp("2026-02-01").body("items", empty());
        }

        @Test
        void answersAsItWasKnownAtATime() {
            published("2026-01-01", entry("SP-1", "FRUIT"));
            clock.setTo(noon("2026-02-01"));
            String before = lookUp("2026-01-15").extract().path("asOf");
            clock.setTo(noon("2026-02-02"));
            String correction = draft(body("validFrom", "2026-01-10", "correction", "归类有误"));
            put(clerk(), correction, entry("SP-1", "GRAIN"));
            move(clerk(), correction, "SUBMITTED").then().statusCode(200);
            move(as("governor"), correction, "PUBLISHED").then().statusCode(200);

            lookUp("2026-01-15").body("items.standardCode", contains("GRAIN"));
            lookUp("2026-01-15", before)
                    .body("items.standardCode", contains("FRUIT"))
                    .body("asOf", equalTo(before));
            lookUp("2026-01-15", "2026-02-01T12:00:00+08:00").body("items.standardCode", contains("FRUIT"));
            lookUp("2026-01-15", "2025-12-31T23:59:59Z").body("items", empty());
            asked("2026-01-15")
                    .queryParam("asOf", "2026-02-30T00:00:00Z")
                    .get("/standard-codes")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", contains("asOf"));
        }

        @Test
        void isForTheUnitAndTheCenter() {
            var path = "/standard-codes?unit=" + UNIT_A + "&codeList=" + list + "&on=2026-01-01&code=SP-1";

            as("service").get(path).then().statusCode(200);
            asOf("clerk", UNIT_B).get(path).then().statusCode(404);
            clerk().get(path.replace("&code=SP-1", "")).then().statusCode(400);
            clerk().get(path.replace("2026-01-01", "2026-13-01"))
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", contains("on"));
        }

        private ValidatableResponse lookUp(String day) {
            return asked(day).get("/standard-codes").then().statusCode(200);
        }

        private ValidatableResponse lookUp(String day, String asOf) {
            return asked(day)
                    .queryParam("asOf", asOf)
                    .get("/standard-codes")
                    .then()
                    .statusCode(200);
        }

        private RequestSpecification asked(String day) {
            return as("service")
                    .queryParam("unit", UNIT_A)
                    .queryParam("codeList", list)
                    .queryParam("on", day)
                    .queryParam("code", "SP-1", "SP-3");
        }
    }

    @Nested
    class Unmapped {

        @Test
        void areListedTheMostFrequentFirstAndPageByPage() {
            report(UUID.randomUUID(), seen("SP-1", 3), seen("SP-2", 20), seen("SP-3", 3));

            unmapped().body("items.code", contains("SP-2", "SP-1", "SP-3")).body("items[0].due", notNullValue());
            String next = clerk().queryParam("unit", UNIT_A)
                    .queryParam("codeList", list)
                    .queryParam("limit", 2)
                    .get("/unmapped-codes")
                    .path("next");
            clerk().queryParam("unit", UNIT_A)
                    .queryParam("codeList", list)
                    .queryParam("limit", 2)
                    .queryParam("cursor", next)
                    .get("/unmapped-codes")
                    .then()
                    .body("items.code", contains("SP-3"));
            clerk().queryParam("unit", UNIT_A)
                    .queryParam("limit", 200)
                    .get("/unmapped-codes")
                    .then()
                    .body("items.findAll { it.codeList == '" + list + "' }.code", contains("SP-2", "SP-1", "SP-3"));
            asOf("clerk", UNIT_B)
                    .queryParam("unit", UNIT_A)
                    .get("/unmapped-codes")
                    .then()
                    .statusCode(404);
        }

        @Test
        void areCountedOnceForEachReport() {
            var first = UUID.randomUUID();
            report(first, seen("SP-1", 3));
            report(first, seen("SP-1", 3));
            report(
                    UUID.randomUUID(),
                    body("code", "SP-1", "occurrences", 4, "firstSeen", "2025-12-01", "lastSeen", "2025-12-02"));

            unmapped()
                    .body("items.occurrences", contains(7))
                    .body("items.firstSeen", contains("2025-12-01"))
                    .body("items.lastSeen", contains("2026-01-05"));
        }

        @Test
        void leaveTheListWhenAMappingHoldsThem() {
            report(UUID.randomUUID(), seen("SP-1", 3), seen("SP-2", 1));
            published("2026-01-01", entry("SP-1", "FRUIT"));

            unmapped().body("items.code", contains("SP-2"));
            report(UUID.randomUUID(), seen("SP-1", 3));
            unmapped().body("items.code", contains("SP-2"));
        }

        @Test
        void comeBackWhenTheirMappingIsWithdrawn() {
            report(UUID.randomUUID(), seen("SP-1", 3));
            String path = published("2026-01-01", entry("SP-1", "FRUIT"));
            unmapped().body("items", empty());

            move(as("governor"), path, "WITHDRAWN").then().statusCode(200);
            unmapped().body("items.code", contains("SP-1")).body("items.occurrences", contains(3));
        }

        @Test
        void comeBackWhenTheNextMappingDropsThem() {
            report(UUID.randomUUID(), seen("SP-1", 3), seen("SP-2", 1));
            published("2026-01-01", entry("SP-1", "FRUIT"), entry("SP-2", "GRAIN"));
            unmapped().body("items", empty());

            String second = draft("2026-01-01");
            remove(second, "SP-1");
            publish(second);
            unmapped().body("items.code", contains("SP-1"));
        }

        @Test
        void leaveTheListOnTheDayTheirMappingBeginsAndComeBackAfterTheDayItEnds() throws Throwable {
            report(UUID.randomUUID(), seen("SP-1", 3));
            String path = draft(body("validFrom", "2026-01-05", "validUntil", "2026-01-06"));
            put(clerk(), path, entry("SP-1", "FRUIT")).then().statusCode(200);
            publish(path);
            unmapped().body("items.code", contains("SP-1"));

            compareOn("2026-01-05");
            unmapped().body("items", empty());
            compareOn("2026-01-06");
            unmapped().body("items", empty());
            compareOn("2026-01-07");
            unmapped().body("items.code", contains("SP-1")).body("items.due", contains("2026-01-21"));
        }

        @Test
        void areCountedForEachListThatAReportNames() {
            var report = UUID.randomUUID();
            report(report, seen("SP-1", 3));
            list = publishedList("FRUIT");
            report(report, seen("SP-1", 4));

            unmapped().body("items.occurrences", contains(4));
        }

        @Test
        void areNotCountedFromAnotherReportUnderTheSameId() {
            var report = UUID.randomUUID();
            report(report, seen("SP-1", 3));

            as("service")
                    .body(reported(report, seen("SP-1", 4)))
                    .post("/unmapped-codes")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("report-reused"));
            unmapped().body("items.occurrences", contains(3));
        }

        @Test
        void areCountedOnceForAReportAsLongAsItIsKept() throws Throwable {
            var report = UUID.randomUUID();
            report(report, seen("SP-1", 3));

            clock.setTo(noon("2026-04-01"));
            VertxContextSupport.subscribeAndAwait(changed::forgetReports);
            report(report, seen("SP-1", 3));
            unmapped().body("items.occurrences", contains(3));

            clock.setTo(noon("2026-04-02"));
            VertxContextSupport.subscribeAndAwait(changed::forgetReports);
            report(report, seen("SP-1", 3));
            unmapped().body("items.occurrences", contains(6));
        }

        @Test
        void comeFromTheUnitsOwnTableToo() {
            published("2026-01-01", entry("SP-1", "FRUIT"), entry("SP-7", null));

            unmapped().body("items.code", contains("SP-7")).body("items.occurrences", contains(0));
        }

        @Test
        void areReportedByServicesForUnitsAndListsThatAreThere() {
            var request = reported(UUID.randomUUID(), seen("SP-1", 3));
            as("operator").body(request).post("/unmapped-codes").then().statusCode(403);

            request.put("unit", "91141029MA0DEM9XXX");
            as("service")
                    .body(request)
                    .post("/unmapped-codes")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("unknown-unit"));
            request = reported(UUID.randomUUID(), seen("SP-1", 1), seen("SP-1", 2));
            as("service")
                    .body(request)
                    .post("/unmapped-codes")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("duplicate-code"));
            request = reported(
                    UUID.randomUUID(),
                    body("code", "SP-1", "occurrences", 1, "firstSeen", "-999999999-01-01", "lastSeen", "2026-01-01"));
            as("service")
                    .body(request)
                    .post("/unmapped-codes")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", contains("/entries/0/firstSeen"));
            request = reported(UUID.randomUUID(), seen("SP-1", 0));
            as("service").body(request).post("/unmapped-codes").then().statusCode(400);
            clerk().queryParam("unit", UNIT_A)
                    .queryParam("cursor", "eA")
                    .get("/unmapped-codes")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("bad-cursor"));
            unmapped().body("items.code", not(hasItem("SP-1")));
        }

        private void compareOn(String day) throws Throwable {
            clock.setTo(noon(day));
            VertxContextSupport.subscribeAndAwait(changed::compareAll);
        }

        private ValidatableResponse unmapped() {
            return clerk().queryParam("unit", UNIT_A)
                    .queryParam("codeList", list)
                    .get("/unmapped-codes")
                    .then()
                    .statusCode(200);
        }
    }

    /** Noon of a day, as the county counts it. */
    private static Instant noon(String day) {
        return LocalDate.parse(day)
                .atTime(12, 0)
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toInstant();
    }

    private void report(UUID report, Map<?, ?>... entries) {
        as("service")
                .body(reported(report, entries))
                .post("/unmapped-codes")
                .then()
                .statusCode(204);
    }

    private Map<String, Object> reported(UUID report, Map<?, ?>... entries) {
        return body("report", report, "unit", UNIT_A, "codeList", list, "entries", List.of(entries));
    }

    private static Map<String, Object> seen(String code, int times) {
        return body("code", code, "occurrences", times, "firstSeen", "2026-01-01", "lastSeen", "2026-01-05");
    }

    private static RequestSpecification clerk() {
        return asOf("clerk", UNIT_A);
    }

    private static Map<String, Object> entry(String code, String standardCode) {
        return body("code", code, "standardCode", standardCode);
    }

    private static Response draftAs(RequestSpecification who, Map<String, Object> request) {
        return who.body(request).post("/mappings");
    }

    private String draft(String validFrom) {
        return draft(body("validFrom", validFrom));
    }

    private String draft(Map<String, Object> validity) {
        validity.put("codeList", list);
        String id = draftAs(clerk(), validity).then().statusCode(201).extract().path("id");
        return "/mappings/" + id;
    }

    private static Response put(RequestSpecification who, String path, Map<?, ?>... entries) {
        return who.header("If-Match", etag(path))
                .body(Map.of("entries", List.of(entries)))
                .post(path + "/entries");
    }

    private static void remove(String path, String code) {
        clerk().header("If-Match", etag(path))
                .body(Map.of("entries", List.of(), "remove", List.of(code)))
                .post(path + "/entries")
                .then()
                .statusCode(200);
    }

    private String published(String validFrom, Map<?, ?>... entries) {
        String path = draft(validFrom);
        put(clerk(), path, entries).then().statusCode(200);
        publish(path);
        return path;
    }

    private static void publish(String path) {
        move(clerk(), path, "SUBMITTED").then().statusCode(200);
        move(as("operator"), path, "PUBLISHED").then().statusCode(200);
    }
}
