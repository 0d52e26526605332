package cn.etown.governance.coverage;

import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.move;
import static cn.etown.governance.GovernanceFixtures.newUnitCode;
import static cn.etown.governance.GovernanceFixtures.sourceSystem;
import static cn.etown.governance.coverage.CoverageFixtures.connect;
import static cn.etown.governance.coverage.CoverageFixtures.coverage;
import static cn.etown.governance.coverage.CoverageFixtures.decideOutOfScope;
import static cn.etown.governance.coverage.CoverageFixtures.exempt;
import static cn.etown.governance.coverage.CoverageFixtures.interfaceOf;
import static cn.etown.governance.coverage.CoverageFixtures.item;
import static cn.etown.governance.coverage.CoverageFixtures.plan;
import static cn.etown.governance.coverage.CoverageFixtures.register;
import static cn.etown.governance.coverage.CoverageFixtures.takeOnline;
import static cn.etown.governance.coverage.CoverageFixtures.today;
import static cn.etown.governance.coverage.CoverageFixtures.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class CoverageResourceTest {

    @Inject
    Pool pool;

    @Nested
    class Figure {

        @Test
        void isNothingForASystemThatNeverUploadedAListing() {
            String system = sourceSystem(UNIT_A);
            register(as("assessor"), system, "refund", "INSPECTION").then().statusCode(201);

            coverage(system, today())
                    .body("items[0].inScope", equalTo(1))
                    .body("items[0].figure.state", equalTo("MEASURED"))
                    .body("items[0].figure.value", equalTo("0.0000"))
                    .body("items[0].figure.reason", equalTo("NO_LISTING"))
                    .body("items[0].listingsOwed.sourceSystem", contains(system))
                    .body("items[0].listingsOwed.name", contains("订单系统"));
            coverage(system, today().minusDays(1))
                    .body("items[0].figure.state", equalTo("NOT_ASSESSABLE"))
                    .body("items[0].figure.reason", equalTo("NOTHING_IN_SCOPE"))
                    .body("items[0].figure.value", nullValue());
        }

        @Test
        void countsASystemWithoutAListingAsOneOfAverageSizeWithNothingConnected() {
            String unit = newUnitCode();
            String listed = sourceSystem(unit);
            upload(unit, listed, "amount", "quantity").then().statusCode(201);
            String code = interfaceOf(unit, listed);
            takeOnline(unit, code);
            connect(item(listed, "amount"), code, "quantity").then().statusCode(200);
            ofUnit(unit).body("items[0].figure.value", equalTo("50.0000"));

            String silent = sourceSystem(unit);

            ofUnit(unit)
                    .body("items[0].figure.value", equalTo("25.0000"))
                    .body("items[0].figure.reason", equalTo("NO_LISTING"))
                    .body("items[0].systems", equalTo(2))
                    .body("items[0].systemsWithoutListing", equalTo(1))
                    .body("items[0].listingsOwed.sourceSystem", contains(silent))
                    .body("items[0].listingsOwed.reason", contains("NO_LISTING"));
            as("auditor")
                    .queryParams("level", "SYSTEM", "unit", unit)
                    .get("/coverage")
                    .then()
                    .body("items.key", containsInAnyOrder(listed, silent))
                    .body("items.figure.value", containsInAnyOrder("50.0000", "0.0000"))
                    .body("items.listingsOwed.flatten().sourceSystem", contains(silent));
            as("auditor")
                    .queryParams("level", "DOMAIN", "unit", unit)
                    .get("/coverage")
                    .then()
                    .body("items.listingsOwed.flatten().sourceSystem", contains(silent));
            upload(unit, silent, "amount", "quantity").then().statusCode(201);
            ofUnit(unit)
                    .body("items[0].figure.value", equalTo("25.0000"))
                    .body("items[0].figure.reason", nullValue())
                    .body("items[0].systemsWithoutListing", equalTo(0));
        }

        @Test
        void followsASystemToTheDomainItIsCorrectedTo() {
            String unit = newUnitCode();
            String system = sourceSystem(unit);
            var scope = Map.of("level", "DOMAIN", "unit", unit);

            correctDomain(system, "NETWORK").then().statusCode(200);

            as("auditor")
                    .queryParams(scope)
                    .get("/coverage")
                    .then()
                    .body("items.findAll { it.systems > 0 }.key", contains("NETWORK"))
                    .body("items.find { it.key == 'NETWORK' }.systemsWithoutListing", equalTo(1));
            upload(unit, system, "amount").then().statusCode(201);
            as("auditor")
                    .queryParams(scope)
                    .get("/coverage")
                    .then()
                    .body("items.find { it.key == 'NETWORK' }.systemsWithoutListing", equalTo(0))
                    .body("items.find { it.key == 'NETWORK' }.missing", equalTo(1));
        }

        @Test
        void keepsASystemWithItemsInItsDomain() {
            String unit = newUnitCode();
            String system = sourceSystem(unit);
            upload(unit, system, "amount").then().statusCode(201);

            correctDomain(system, "NETWORK")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("source-system-in-use"))
                    .body("errors.pointer", contains("/domain"));
            correctDomain(system, as("auditor").get("/source-systems/" + system).path("domain"))
                    .then()
                    .statusCode(200);
        }

        private static Response correctDomain(String system, String domain) {
            String path = "/source-systems/" + system;
            return as("operator")
                    .header("If-Match", as("operator").get(path).header("ETag"))
                    .body(Map.of("name", "网店系统", "domain", domain))
                    .put(path);
        }

        @Test
        void namesSystemsOfOtherUnitsOnlyToTheCenter() {
            String silent = sourceSystem(newUnitCode());

            for (var level : List.of("COUNTY", "DOMAIN")) {
                asOf("clerk", UNIT_B)
                        .queryParam("level", level)
                        .get("/coverage")
                        .then()
                        .body("items[0].systemsWithoutListing", greaterThanOrEqualTo(1))
                        .body("items.listingsOwed.flatten().sourceSystem", not(hasItem(silent)));
            }
        }

        @Test
        void saysThatAListingIsTooOldFromTheDayItIs() {
            String system = sourceSystem(UNIT_A);
            var takenOn = today().minusMonths(11);
            upload(UNIT_A, system, takenOn).then().statusCode(201);
            var old = takenOn.plusMonths(12).plusDays(1);

            coverage(system, old.minusDays(1)).body("items[0].systemsWithOldListing", equalTo(0));
            coverage(system, old)
                    .body("items[0].systemsWithOldListing", equalTo(1))
                    .body("items[0].listingsOwed.reason", contains("OLD_LISTING"))
                    .body("items[0].listingsOwed.since", contains(old.toString()));

            upload(UNIT_A, system, today()).then().statusCode(201);
            coverage(system, old).body("items[0].systemsWithOldListing", equalTo(0));
        }

        @Test
        void countsAnItemAsConnectedOnlyWhileDataCanCome() {
            String system = sourceSystem(UNIT_A);
            upload(UNIT_A, system, "amount", "quantity").then().statusCode(201);
            String code = interfaceOf(UNIT_A, system);
            String path = "/interfaces/" + code;
            connect(item(system, "amount"), code, "quantity")
                    .then()
                    .statusCode(200)
                    .body("recorded", equalTo("CONNECTED"))
                    .body("standing", equalTo("MISSING"));
            coverage(system, today()).body("items[0].figure.value", equalTo("0.0000"));

            takeOnline(UNIT_A, code);
            coverage(system, today())
                    .body("items[0].connected", equalTo(1))
                    .body("items[0].missing", equalTo(1))
                    .body("items[0].figure.value", equalTo("50.0000"));

            move(as("operator"), path, "SUSPENDED", Map.of("evidence", List.of("采监〔2026〕9号")))
                    .then()
                    .statusCode(200);
            coverage(system, today()).body("items[0].figure.value", equalTo("0.0000"));
            as("auditor").get(item(system, "amount")).then().body("standing", equalTo("MISSING"));

            move(as("operator"), path, "ONLINE").then().statusCode(200);
            move(
                            as("operator"),
                            path,
                            "DEPRECATED",
                            Map.of("sunset", today().plusDays(9).toString()))
                    .then()
                    .statusCode(200);
            coverage(system, today()).body("items[0].figure.value", equalTo("50.0000"));
            sunsetIsOver(code);
            move(as("operator"), path, "RETIRED").then().statusCode(200);
            coverage(system, today()).body("items[0].figure.value", equalTo("0.0000"));
        }

        @Test
        void losesAnExemptionOnTheDayAfterItsLastWithoutAJob() {
            String system = sourceSystem(UNIT_A);
            upload(UNIT_A, system, "amount").then().statusCode(201);
            var last = today().plusDays(10);

            exempt(UNIT_A, item(system, "amount"), last);

            coverage(system, last)
                    .body("items[0].exempt", equalTo(1))
                    .body("items[0].figure.reason", equalTo("ALL_EXEMPT"));
            coverage(system, last.plusDays(1))
                    .body("items[0].missing", equalTo(1))
                    .body("items[0].figure.value", equalTo("0.0000"));
        }

        @Test
        void countsADisputedItemAsMissing() {
            String system = sourceSystem(UNIT_A);
            upload(UNIT_A, system, "amount", "quantity").then().statusCode(201);
            var last = today().plusDays(10);
            exempt(UNIT_A, item(system, "amount"), last);

            move(as("assessor"), item(system, "amount"), "DISPUTED").then().statusCode(200);

            coverage(system, today())
                    .body("items[0].exempt", equalTo(0))
                    .body("items[0].disputed", equalTo(1))
                    .body("items[0].figure.value", equalTo("0.0000"));
        }

        @Test
        void leavesOutWhatADecisionTookOutOfScope() {
            String system = sourceSystem(UNIT_A);
            upload(UNIT_A, system, "amount", "row_id").then().statusCode(201);
            decideOutOfScope(item(system, "row_id"));

            coverage(system, today()).body("items[0].inScope", equalTo(1));
        }
    }

    @Nested
    class Levels {

        @Test
        void showPeopleOfAUnitTheirOwnAndTheCountyToEverybody() {
            String ofA = sourceSystem(UNIT_A);
            String ofB = sourceSystem(UNIT_B);
            upload(UNIT_A, ofA, "amount").then().statusCode(201);
            upload(UNIT_B, ofB, "amount").then().statusCode(201);

            asOf("clerk", UNIT_B)
                    .queryParam("level", "UNIT")
                    .get("/coverage")
                    .then()
                    .statusCode(200)
                    .body("items.key", contains(UNIT_B));
            asOf("clerk", UNIT_B)
                    .queryParams("level", "SYSTEM", "limit", 200)
                    .get("/coverage")
                    .then()
                    .body("items.key", hasItem(ofB))
                    .body("items.key", not(hasItem(ofA)));
            asOf("clerk", UNIT_B)
                    .queryParams("level", "UNIT", "unit", UNIT_A)
                    .get("/coverage")
                    .then()
                    .statusCode(404);
            asOf("clerk", UNIT_B)
                    .queryParams("level", "SYSTEM", "sourceSystem", ofA)
                    .get("/coverage")
                    .then()
                    .statusCode(404);
            asOf("clerk", UNIT_B)
                    .queryParam("level", "COUNTY")
                    .get("/coverage")
                    .then()
                    .body("items.key", contains("county"))
                    .body("items[0].inScope", greaterThanOrEqualTo(2));
            as("auditor")
                    .queryParam("level", "DOMAIN")
                    .get("/coverage")
                    .then()
                    .body("items.key", hasItem("BUSINESS_PLATFORM"));
        }

        @Test
        void addUpToWhatEachItemCountsAs() {
            String system = sourceSystem(UNIT_A);
            upload(UNIT_A, system, "amount", "quantity", "row_id").then().statusCode(201);
            exempt(UNIT_A, item(system, "amount"), today().plusDays(3));
            move(as("assessor"), item(system, "quantity"), "DISPUTED").then().statusCode(200);
            decideOutOfScope(item(system, "row_id"));

            for (var day : List.of(today(), today().plusDays(4))) {
                as("auditor")
                        .queryParams("level", "COUNTY", "asOf", day.toString())
                        .get("/coverage")
                        .then()
                        .body("items[0].exempt", equalTo(items(day, "EXEMPT")))
                        .body("items[0].missing", equalTo(items(day, "MISSING")))
                        .body("items[0].disputed", equalTo(items(day, "DISPUTED")));
            }
        }

        private int items(LocalDate day, String standing) {
            return pool.preparedQuery("select count(*)::int from item_standing"
                            + " where in_scope and standing = $1 and valid_from <= $2 and valid_until > $2")
                    .execute(Tuple.of(standing, day))
                    .await()
                    .indefinitely()
                    .iterator()
                    .next()
                    .getInteger(0);
        }

        @Test
        void pageByKey() {
            upload(UNIT_A, sourceSystem(UNIT_A), "amount").then().statusCode(201);
            upload(UNIT_B, sourceSystem(UNIT_B), "amount").then().statusCode(201);

            var first = as("auditor")
                    .queryParams("level", "UNIT", "limit", 1)
                    .get("/coverage")
                    .then()
                    .statusCode(200)
                    .extract();

            as("auditor")
                    .queryParams("level", "UNIT", "limit", 1, "cursor", first.<String>path("next"))
                    .get("/coverage")
                    .then()
                    .statusCode(200)
                    .body("items.key", everyItem(not(equalTo(first.<String>path("items[0].key")))));
        }
    }

    @Nested
    class History {

        @Test
        void agreesWithTheFigureOfEachDay() {
            String system = sourceSystem(UNIT_A);
            upload(UNIT_A, system, "amount", "quantity", "channel").then().statusCode(201);
            exempt(UNIT_A, item(system, "amount"), today().plusDays(3));
            exempt(UNIT_A, item(system, "quantity"), today().plusDays(5));
            past(system, item(system, "channel"), today().minusDays(40), today().minusDays(20), "CONNECTED");
            past(system, item(system, "channel"), today().minusDays(20), today(), "PLANNED");

            var from = today().minusDays(45);
            var days = as("assessor")
                    .queryParams(
                            "level",
                            "SYSTEM",
                            "sourceSystem",
                            system,
                            "from",
                            from.toString(),
                            "to",
                            today().plusDays(8).toString())
                    .get("/coverage/history")
                    .then()
                    .statusCode(200)
                    .body("days", hasSize(54))
                    .extract()
                    .<List<Map<String, Object>>>path("days");

            for (int i : List.of(0, 5, 24, 25, 44, 45, 48, 49, 50, 51, 53)) {
                Map<String, Object> figure =
                        coverage(system, from.plusDays(i)).extract().path("items[0]");
                figure.remove("listingsOwed");
                assertThat(figure).isEqualTo(days.get(i));
            }
        }

        @Test
        void staysAsItWas() {
            String system = sourceSystem(UNIT_A);
            upload(UNIT_A, system, "amount").then().statusCode(201);
            String item = item(system, "amount");
            past(system, item, today().minusDays(30), today(), "CONNECTED");

            plan(as("operator"), item).then().statusCode(200);
            coverage(system, today().minusDays(1)).body("items[0].figure.value", equalTo("100.0000"));

            var rewrite = pool.preparedQuery("update item_standing set standing = 'MISSING' where item = $1");
            var erase = pool.preparedQuery("delete from item_standing where item = $1");
            var id = Tuple.of(UUID.fromString(item.substring(item.lastIndexOf('/') + 1)));
            assertThatThrownBy(() -> rewrite.execute(id).await().indefinitely())
                    .hasMessageContaining("days that are over");
            assertThatThrownBy(() -> erase.execute(id).await().indefinitely())
                    .hasMessageContaining("days that are over");
        }

        @Test
        void refusesATermThatIsTooLongOrTurnedRoundAndAThingThatIsNotNamed() {
            history("COUNTY", today().minusDays(366), today())
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", contains("to"));
            history("COUNTY", today(), today().minusDays(1)).then().statusCode(400);
            history("COUNTY", today().minusDays(365), today())
                    .then()
                    .statusCode(200)
                    .body("days", hasSize(366));
            history("UNIT", today(), today()).then().statusCode(400).body("errors.pointer", contains("unit"));
            as("auditor").get("/coverage").then().statusCode(400).body("errors.pointer", contains("level"));
            for (var day : List.of("+999999999-12-31", "1999-12-31", "3000-01-01")) {
                as("auditor")
                        .queryParams("level", "COUNTY", "asOf", day)
                        .get("/coverage")
                        .then()
                        .statusCode(400)
                        .body("errors.pointer", contains("asOf"));
            }
            as("auditor")
                    .queryParams("level", "SYSTEM", "cursor", "YQ")
                    .get("/coverage")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("bad-cursor"));
        }

        private Response history(String level, LocalDate from, LocalDate to) {
            return as("auditor")
                    .queryParams("level", level, "from", from.toString(), "to", to.toString())
                    .get("/coverage/history");
        }
    }

    @Nested
    class Feed {

        @Test
        void tellsEachMoveAndTheNewFigure() {
            String system = sourceSystem(UNIT_A);
            upload(UNIT_A, system, "amount").then().statusCode(201);
            String item = item(system, "amount");
            plan(as("operator"), item).then().statusCode(200);

            assertThat(told("coverage/" + system))
                    .hasSize(3)
                    .allSatisfy(data -> assertThat(data).contains("\"coverage\":\"0.0000\""))
                    .last()
                    .asString()
                    .contains("\"inScope\":1", "\"listed\":true");
            assertThat(told(item.substring(1)))
                    .singleElement()
                    .asString()
                    .contains("\"from\":\"MISSING\"", "\"to\":\"PLANNED\"", "\"demand\":\"demands/1\"");
        }

        private List<String> told(String subject) {
            var rows = pool.preparedQuery(
                            "select data::text as data from kit.outbox where subject = $1 order by insertion")
                    .execute(Tuple.of(subject))
                    .await()
                    .indefinitely();
            return StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> row.getString("data"))
                    .toList();
        }
    }

    private static ValidatableResponse ofUnit(String unit) {
        return as("auditor")
                .queryParams("level", "UNIT", "unit", unit)
                .get("/coverage")
                .then()
                .statusCode(200);
    }

    private void sunsetIsOver(String code) {
        pool.preparedQuery("update data_interface set sunset = $2 where code = $1")
                .execute(Tuple.of(code, today().minusDays(1)))
                .await()
                .indefinitely();
    }

    /** Writes what an item counted as on days that are over. */
    private void past(String system, String item, LocalDate from, LocalDate until, String standing) {
        pool.preparedQuery("insert into item_standing values ($1, $2, $3, $4, true, $5, $6, 'BUSINESS_PLATFORM')")
                .execute(Tuple.from(List.of(
                        UUID.fromString(item.substring(item.lastIndexOf('/') + 1)),
                        from,
                        until,
                        standing,
                        UUID.fromString(system),
                        UNIT_A)))
                .await()
                .indefinitely();
    }
}
