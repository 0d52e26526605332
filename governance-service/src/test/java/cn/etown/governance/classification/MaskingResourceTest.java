package cn.etown.governance.classification;

import cn.etown.governance.SetClock;
import cn.etown.governance.ToldEvents;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.asPerson;
import static cn.etown.governance.GovernanceFixtures.move;
import static cn.etown.governance.GovernanceFixtures.unit;
import static cn.etown.governance.classification.ClassificationFixtures.classified;
import static cn.etown.governance.classification.ClassificationFixtures.propose;
import static cn.etown.governance.classification.ClassificationFixtures.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

/** Rules that tests accept begin centuries ahead, so that every other test has those of the installation. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class MaskingResourceTest {

    private static final List<String> EVERY_KIND =
            List.of("TEXT", "PLACE", "NUMBER", "DATE", "TIMESTAMP", "TIME", "FLAG");

    private final SetClock clock;

    MaskingResourceTest(SetClock clock) {
        this.clock = clock;
    }

    @BeforeEach
    void begin() {
        unit(UNIT_A);
        unit(UNIT_B);
        clock.setTo(ClassificationFixtures.NOON);
    }

    @AfterEach
    void end() {
        clock.run();
    }

    @Nested
    class OfAnInterface {

        @Test
        void holdsByClassPersonalMarkAndKindOfValue() {
            String code = classified();
            propose(as("operator"), request(code, "price", "L4", false)).then().statusCode(201);
            propose(as("operator"), request(code, "soldAt", "L3", false)).then().statusCode(201);

            as("operator")
                    .get("/interfaces/" + code + "/masking")
                    .then()
                    .statusCode(200)
                    .body("items.maskingRules", hasItem(1))
                    .body("items.find { it.field == 'invoice' }.masking.method", equalTo("NONE"))
                    .body(
                            "items.find { it.field == 'channel' }.masking",
                            equalTo(Map.of("method", "KEEP_LAST", "keep", 4)))
                    .body(
                            "items.find { it.field == 'price' }.masking",
                            equalTo(Map.of("method", "TRUNCATE", "keep", 2)))
                    .body(
                            "items.find { it.field == 'soldAt' }.masking",
                            equalTo(Map.of("method", "GENERALISE_DATE", "to", "MONTH")))
                    .body("items.find { it.field == 'note' }.masking.method", equalTo("NULL"));
            as("operator")
                    .queryParam("on", "1999-12-31")
                    .get("/interfaces/" + code + "/masking")
                    .then()
                    .statusCode(400);
        }

        @Test
        void isTriedOnValues() {
            String code = classified();
            propose(as("operator"), request(code, "invoice", "IMPORTANT", false))
                    .then()
                    .statusCode(201);

            check(asOf("clerk", UNIT_A), code, "channel", "13800001234", "note", "x", "invoice", "536365", "line", "7")
                    .then()
                    .statusCode(200)
                    .body("maskingRules", equalTo(1))
                    .body("values.field", contains("channel", "note", "invoice", "line"))
                    .body("values[0].shown", equalTo("*******1234"))
                    .body("values[1].shown", equalTo(null))
                    .body("values[2].shown", matchesPattern("[0-9a-f]{64}"))
                    .body("values[2].masking.key", equalTo("masking-1"))
                    .body("values[3].shown", equalTo("7"));
        }

        @Test
        void isTriedByThoseWhoMaySeeTheInterface() {
            String code = classified();

            check(asOf("clerk", UNIT_B), code, "channel", "x").then().statusCode(404);
            check(asOf("user", UNIT_A), code, "channel", "x").then().statusCode(403);
            check(as("operator"), code, "line", "1", "nothing", "x")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("unknown-field"))
                    .body("errors.pointer", contains("/values/1/field"));
            check(as("operator"), code, "channel", "长".repeat(4001))
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", contains("/values/0/value"));
        }

        private static Response check(RequestSpecification who, String code, String... fieldsAndValues) {
            var values = new ArrayList<Map<String, String>>();
            for (int i = 0; i < fieldsAndValues.length; i += 2) {
                values.add(Map.of("field", fieldsAndValues[i], "value", fieldsAndValues[i + 1]));
            }
            return who.body(Map.of("interface", code, "values", values)).post("/masking-checks");
        }
    }

    @Nested
    class Rules {

        @Test
        void holdFromTheirDayOnOnceAnotherPersonAcceptsThem() {
            String code = classified();
            LocalDate day = nextDay();
            String proposer = "person-" + UUID.randomUUID();
            String path = "/masking-rules/"
                    + proposeRules(asPerson(proposer, "operator"), rules(day))
                            .then()
                            .statusCode(201)
                            .body("state", equalTo("PROPOSED"))
                            .extract()
                            .path("id");

            move(asPerson(proposer, "governor"), path, "ACCEPTED")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("two-person-rule"));
            move(asPerson("another", "operator"), path, "ACCEPTED").then().statusCode(403);
            move(as("governor"), path, "ACCEPTED").then().statusCode(200).body("state", equalTo("ACCEPTED"));

            maskedOn(code, LocalDate.of(2026, 9, 16), "invoice", "NONE");
            maskedOn(code, day, "invoice", "NULL");
            assertThat(ToldEvents.of(path.substring(1), "masking-rules-changed"))
                    .singleElement()
                    .satisfies(told -> assertThat(told).containsEntry("validFrom", day.toString()));
            as("auditor").get(path + "/transitions").then().body("items.to", contains("ACCEPTED"));
        }

        @Test
        void areAcceptedInTheirOrderAndBeforeTheyBegin() {
            LocalDate day = nextDay();
            String earlier = proposedRules(rules(day));
            String soon = proposedRules(rules(LocalDate.of(2026, 9, 17)));
            String later = proposedRules(rules(day));

            clock.setTo(ClassificationFixtures.NOON.plusSeconds(86400));
            move(as("governor"), soon, "ACCEPTED").then().statusCode(422).body("code", equalTo("not-later"));
            move(as("governor"), later, "ACCEPTED").then().statusCode(200);
            move(as("governor"), earlier, "ACCEPTED")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("masking-rules-outdated"));
            move(as("operator"), earlier, "WITHDRAWN").then().statusCode(200);
            as("governor")
                    .queryParams("state", "PROPOSED", "limit", 200)
                    .get("/masking-rules")
                    .then()
                    .statusCode(200)
                    .body("items.id", hasItem(soon.substring("/masking-rules/".length())))
                    .body("items.id", not(hasItem(earlier.substring("/masking-rules/".length()))));
            move(as("governor"), soon, "REFUSED").then().statusCode(200);
        }

        @Test
        void areAcceptedOneAfterTheOtherThoughTwoDoSoAtOnce() {
            for (int round = 0; round < 5; round++) {
                var day = nextDay();
                // Whichever comes second is refused: the earlier proposal for its number, the later one for its day.
                var paths = List.of(proposedRules(rules(day.plusDays(1))), proposedRules(rules(day)));

                var answers = paths.stream()
                        .map(path -> CompletableFuture.supplyAsync(
                                () -> move(as("governor"), path, "ACCEPTED").statusCode()))
                        .toList();

                assertThat(answers.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 422);
            }
        }

        @Test
        void areRefusedWithEveryPlaceThatIsWrong() {
            var request = rules(LocalDate.of(2990, 1, 1));
            request.put(
                    "rules",
                    List.of(
                            rule("L1", List.of("TEXT"), Map.of("method", "NULL")),
                            rule("L1", List.of("FLAG"), Map.of("method", "KEEP_LAST", "keep", 4)),
                            rule("L1", List.of("TEXT"), Map.of("method", "KEEP_LAST")),
                            rule("L1", List.of("DATE"), Map.of("method", "GENERALISE_DATE", "to", "CITY"))));

            proposeRules(as("operator"), request)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("masking-rules-form"))
                    .body("errors.pointer", contains("/rules/1/kinds", "/rules/2/masking/keep", "/rules/3/masking/to"));
            proposeRules(as("operator"), rules(LocalDate.of(2026, 9, 16)))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("not-later"));
        }

        @ParameterizedTest
        @CsvSource({"validFrom,soon", "source,' '", "rules,all"})
        void areRefusedWhereTheyCannotBeRead(String member, String value) {
            var request = rules(LocalDate.of(2990, 1, 1));
            request.put(member, value);

            proposeRules(as("operator"), request).then().statusCode(400).body("errors.pointer", hasItem("/" + member));
        }

        @Test
        void areForTheCenterToProposeAndForEverybodyToRead() {
            proposeRules(asOf("signer", UNIT_A), rules(LocalDate.of(2990, 1, 1)))
                    .then()
                    .statusCode(403);
            asOf("user", UNIT_A)
                    .get("/masking-rules")
                    .then()
                    .statusCode(200)
                    .body("items[0].number", equalTo(1))
                    .body("items[0].state", equalTo("ACCEPTED"));
            String path = proposedRules(rules(LocalDate.of(2990, 1, 1)));
            var body = Map.of("target", "REFUSED", "reason", "不采纳");
            as("governor").body(body).post(path + "/transitions").then().statusCode(428);
            as("governor")
                    .header("If-Match", "\"7\"")
                    .body(body)
                    .post(path + "/transitions")
                    .then()
                    .statusCode(412);
            asOf("user", UNIT_A)
                    .get("/masking-rules/" + UUID.randomUUID())
                    .then()
                    .statusCode(404);
        }

        private static void maskedOn(String code, LocalDate day, String field, String method) {
            as("operator")
                    .queryParam("on", day.toString())
                    .get("/interfaces/" + code + "/masking")
                    .then()
                    .statusCode(200)
                    .body("items.find { it.field == '" + field + "' }.masking.method", equalTo(method));
        }

        /** The day after all that were accepted began. */
        private static LocalDate nextDay() {
            List<String> days = as("governor")
                    .queryParams("state", "ACCEPTED", "limit", 200)
                    .get("/masking-rules")
                    .path("items.validFrom");
            var last = LocalDate.parse(days.get(days.size() - 1));
            return last.getYear() < 2900 ? LocalDate.of(2900, 1, 1) : last.plusDays(1);
        }

        private static String proposedRules(Map<String, ?> request) {
            return "/masking-rules/"
                    + proposeRules(as("operator"), request)
                            .then()
                            .statusCode(201)
                            .extract()
                            .path("id");
        }

        private static Response proposeRules(RequestSpecification who, Map<String, ?> request) {
            return who.body(request).post("/masking-rules");
        }

        private static Map<String, Object> rules(LocalDate validFrom) {
            var request = new HashMap<String, Object>();
            request.put("validFrom", validFrom.toString());
            request.put("source", "采监〔2026〕40号");
            request.put("rules", List.of(rule("L1", EVERY_KIND, Map.of("method", "NULL"))));
            return request;
        }

        private static Map<String, Object> rule(String from, List<String> kinds, Map<String, ?> masking) {
            return Map.of("from", from, "personalOnly", false, "kinds", kinds, "masking", masking);
        }
    }
}
