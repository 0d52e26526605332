package cn.etown.governance.assurance;

import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static cn.etown.governance.GovernanceFixtures.policyTerms;
import static cn.etown.governance.GovernanceFixtures.setPolicy;
import static cn.etown.governance.GovernanceFixtures.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class AssurancePolicyResourceTest {

    @Inject
    Pool pool;

    private String code;
    private String policies;

    @BeforeEach
    void plan() {
        code = newInterface(UNIT_A);
        policies = "/interfaces/" + code + "/assurance-policies";
    }

    @Nested
    class Set {

        @Test
        void keepsWhatWasSetAndCountsTheVersions() {
            String first = setPolicy(code, today(), policyTerms())
                    .then()
                    .statusCode(201)
                    .body("number", equalTo(1))
                    .body("terms.thresholds.timeliness", equalTo("95.5"))
                    .extract()
                    .path("id");
            setPolicy(code, today().plusDays(10), policyTerms())
                    .then()
                    .statusCode(201)
                    .body("number", equalTo(2));

            asOf("clerk", UNIT_A)
                    .get("/assurance-policies/" + first)
                    .then()
                    .statusCode(200)
                    .body("terms.latestArrival.tier", equalTo("NEXT_DAY_09"))
                    .body("holdsFrom", equalTo(today().toString()));
            as("auditor").get(policies).then().body("items.number", contains(1, 2));
            as("auditor")
                    .queryParam("limit", 1)
                    .get(policies)
                    .then()
                    .body("items.number", contains(1))
                    .body("next", notNullValue());
        }

        @Test
        void refusesADayThatIsPast() {
            setPolicy(code, today().minusDays(1), policyTerms())
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("policy-backdated"))
                    .body("clause", equalTo("R7.4"))
                    .body("errors.pointer", contains("/holdsFrom"));
            setPolicy(code, LocalDate.of(2999, 12, 31), policyTerms())
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("policy-too-far"));
            as("auditor").get(policies).then().body("items", empty());
        }

        @Test
        void refusesTermsThatContradictThemselvesNamingEveryPlace() {
            var terms = policyTerms();
            terms.put("latestArrival", Map.of("tier", "MONTH_DAY_5"));
            terms.put("months", List.of(Map.of("month", 1, "nothingDue", true)));
            terms.put("nothingDue", List.of(Map.of("from", "2026-02-02", "to", "2026-02-01", "reason", "停业")));
            terms.put("supportHours", Map.of("days", "EVERY_DAY", "from", "17:30", "to", "08:30"));

            setPolicy(code, today(), terms)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("policy-refused"))
                    .body(
                            "errors.pointer",
                            containsInAnyOrder(
                                    "/terms/latestArrival/tier",
                                    "/terms/months",
                                    "/terms/nothingDue/0/to",
                                    "/terms/supportHours/to"));
        }

        @Test
        void refusesListedDaysWhereTheyDoNotBelongAndExemptionsWithoutAnEnd() {
            var daily = policyTerms();
            daily.put("days", List.of(Map.of("day", "2027-03-15")));
            daily.put("nothingDue", List.of(Map.of("from", "2027-01-01", "to", "2028-01-02", "reason", "停业")));
            setPolicy(code, today(), daily)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("policy-refused"))
                    .body("errors.pointer", containsInAnyOrder("/terms/days/0", "/terms/nothingDue"));
            daily.remove("days");
            daily.put(
                    "nothingDue",
                    List.of(
                            Map.of("from", "2027-07-01", "to", "2028-01-02", "reason", "停业"),
                            Map.of("from", "2027-01-01", "to", "2027-06-30", "reason", "装修")));
            setPolicy(code, today(), daily)
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/terms/nothingDue"));

            var listed = policyTerms();
            listed.put("frequency", "LISTED_DAYS");
            setPolicy(code, today(), listed).then().statusCode(422).body("errors.pointer", contains("/terms/days"));
            listed.put("days", List.of(Map.of("day", "2027-03-15"), Map.of("day", "2027-03-15")));
            setPolicy(code, today(), listed)
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/terms/days/1/day"));
            listed.put("latestArrival", Map.of("tier", "NEXT_DAY_09", "inWorkingDays", true));
            listed.put("days", List.of(Map.of("day", "2027-03-15")));
            setPolicy(code, today(), listed)
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/terms/latestArrival"));
        }

        @Test
        void refusesRowsOfDaysThatSayTwoThingsOrBelongToNoDay() {
            var early = Map.of("tier", "NEXT_DAY_09");
            var terms = policyTerms();
            terms.put("frequency", "WORKING_DAYS");
            terms.put(
                    "days",
                    List.of(
                            Map.of("day", "2027-03-15", "nothingDue", true, "latestArrival", early),
                            Map.of("day", "2027-03-16", "latestArrival", Map.of("tier", "MONTH_DAY_5")),
                            Map.of("day", "2027-03-17", "nothingDue", false),
                            Map.of("day", "2027-03-18", "latestArrival", early)));
            setPolicy(code, today(), terms)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("policy-refused"))
                    .body(
                            "errors.pointer",
                            contains(
                                    "/terms/days/0/latestArrival",
                                    "/terms/days/1/latestArrival/tier",
                                    "/terms/days/2"));

            terms.put("frequency", "WEEKLY");
            terms.put("days", List.of(Map.of("day", "2027-03-15", "latestArrival", early)));
            setPolicy(code, today(), terms).then().statusCode(422).body("errors.pointer", contains("/terms/days"));
        }

        @Test
        void takesSupportAroundTheClockAndNoHourAfterTheDaysEnd() {
            var terms = policyTerms();
            terms.put("supportHours", Map.of("days", "EVERY_DAY", "from", "00:00", "to", "24:00"));
            setPolicy(code, today(), terms)
                    .then()
                    .statusCode(201)
                    .body("terms.supportHours.from", equalTo("00:00"))
                    .body("terms.supportHours.to", equalTo("24:00"));

            for (var hours : List.of(
                    Map.of("days", "EVERY_DAY", "from", "24:00", "to", "24:00"),
                    Map.of("days", "EVERY_DAY", "from", "00:00", "to", "24:01"))) {
                terms.put("supportHours", hours);
                setPolicy(code, today(), terms).then().statusCode(400);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"1e999999999", "1e-999999999", "-1e999999999"})
        void refusesANumberOfAThousandMillionDigits(String number) {
            var terms = policyTerms();
            terms.put("rejectedShareLimit", new BigDecimal(number));

            setPolicy(code, today(), terms)
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", hasItem("/terms/rejectedShareLimit"));
        }

        @Test
        void refusesValuesOutsideTheirBounds() {
            var terms = policyTerms();
            terms.put("rejectedShareLimit", "100.01");
            terms.put("answerWithin", Map.of("amount", 0, "unit", "WORKING_HOURS"));

            setPolicy(code, today(), terms)
                    .then()
                    .statusCode(400)
                    .body(
                            "errors.pointer",
                            containsInAnyOrder("/terms/rejectedShareLimit", "/terms/answerWithin/amount"));
        }

        @Test
        void repeatsTheFirstAnswerForTheSameKey() {
            String key = UUID.randomUUID().toString();
            String first = setWithKey(key);

            assertThat(setWithKey(key)).isEqualTo(first);
            as("auditor").get(policies).then().body("items.number", contains(1));
        }

        private String setWithKey(String key) {
            return as("operator")
                    .header("Idempotency-Key", key)
                    .body(Map.of("holdsFrom", today().toString(), "reason", "首次设置", "terms", policyTerms()))
                    .post(policies)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
        }

        @Test
        void isNeverChangedAfterwards() {
            setPolicy(code, today(), policyTerms()).then().statusCode(201);

            assertThatThrownBy(() -> pool.preparedQuery(
                                    "update assurance_policy set holds_from = holds_from - 1 where interface_code = $1")
                            .execute(Tuple.of(code))
                            .await()
                            .indefinitely())
                    .hasMessageContaining("only ever added to");
        }
    }

    @Nested
    class InForce {

        @Test
        void isTheVersionThatBeganLast() {
            setPolicy(code, today().plusDays(5), policyTerms()).then().statusCode(201);
            setPolicy(code, today().plusDays(2), policyTerms()).then().statusCode(201);
            setPolicy(code, today().plusDays(5), policyTerms()).then().statusCode(201);

            on(1).body("items", empty());
            on(2).body("items.number", contains(2));
            on(4).body("items.number", contains(2));
            on(5).body("items.number", contains(3));
        }

        private ValidatableResponse on(int daysAhead) {
            return as("service")
                    .queryParam("on", today().plusDays(daysAhead).toString())
                    .get(policies)
                    .then()
                    .statusCode(200);
        }
    }

    @Nested
    class DuePeriods {

        @Test
        void followThePolicyOfTheirFirstDay() {
            setPolicy(code, today(), policyTerms()).then().statusCode(201);
            var later = policyTerms();
            later.put("latestArrival", Map.of("daysAfter", 2));
            var closed = today().plusDays(3).toString();
            later.put("nothingDue", List.of(Map.of("from", closed, "to", closed, "reason", "停业")));
            setPolicy(code, today().plusDays(2), later).then().statusCode(201);

            asOf("signer", UNIT_A)
                    .queryParam("from", today().minusDays(1).toString())
                    .queryParam("to", today().plusDays(4).toString())
                    .get("/interfaces/" + code + "/due")
                    .then()
                    .statusCode(200)
                    .body("items.policy", contains(1, 1, 2, 2, 2))
                    .body("items.state", contains("DUE", "DUE", "DUE", "NOTHING_DUE", "DUE"))
                    .body("items[0].latest", equalTo(today().plusDays(1) + "T01:00:00Z"))
                    .body("items[2].latest", equalTo(today().plusDays(4) + "T16:00:00Z"))
                    .body("items[3].reason", equalTo("停业"));
        }

        @Test
        void areWeeksOrListedDaysWhereThePolicySaysSo() {
            var tuesday = today().with(TemporalAdjusters.nextOrSame(DayOfWeek.TUESDAY));
            var weekly = policyTerms();
            weekly.put("frequency", "WEEKLY");
            setPolicy(code, tuesday, weekly).then().statusCode(201);
            var listed = policyTerms();
            listed.put("frequency", "LISTED_DAYS");
            var asked = tuesday.plusDays(40);
            listed.put("days", List.of(Map.of("day", asked.toString())));
            setPolicy(code, tuesday.plusDays(30), listed)
                    .then()
                    .statusCode(201)
                    .body("terms.days.day", contains(asked.toString()));

            var monday = tuesday.plusDays(6);
            due(tuesday, tuesday.plusDays(60), null)
                    .body("items.size()", equalTo(5))
                    .body("items[0].from", equalTo(monday.toString()))
                    .body("items[0].to", equalTo(monday.plusDays(6).toString()))
                    .body("items[0].latest", equalTo(monday.plusDays(7) + "T01:00:00Z"))
                    .body("items[4].from", equalTo(asked.toString()));
        }

        @Test
        void haveAnArrivalOfTheirOwnOrNoneWhereTheirDayHasARow() {
            var usual = today().plusDays(1);
            var own = today().plusDays(2);
            var none = today().plusDays(3);
            var listed = policyTerms();
            listed.put("frequency", "LISTED_DAYS");
            listed.put(
                    "days",
                    List.of(
                            Map.of("day", usual.toString()),
                            Map.of("day", own.toString(), "latestArrival", Map.of("daysAfter", 3, "time", "12:00")),
                            Map.of("day", none.toString(), "nothingDue", true)));
            setPolicy(code, today(), listed)
                    .then()
                    .statusCode(201)
                    .body("terms.days[0]", equalTo(Map.of("day", usual.toString())))
                    .body("terms.days[1].latestArrival.daysAfter", equalTo(3))
                    .body("terms.days[2].nothingDue", equalTo(true));

            due(today(), none, null)
                    .body("items.from", contains(usual.toString(), own.toString(), none.toString()))
                    .body("items.state", contains("DUE", "DUE", "NOTHING_DUE"))
                    .body("items[0].latest", equalTo(usual.plusDays(1) + "T01:00:00Z"))
                    .body("items[1].latest", equalTo(own.plusDays(3) + "T04:00:00Z"))
                    .body("items[2].reason", equalTo("该日免报"));
        }

        @Test
        void comePageByPage() {
            setPolicy(code, today(), policyTerms()).then().statusCode(201);

            String next = due(today(), today().plusDays(365), null)
                    .body("items.size()", equalTo(200))
                    .extract()
                    .path("next");
            due(today(), today().plusDays(365), next)
                    .body("items.size()", equalTo(166))
                    .body("items[0].from", equalTo(today().plusDays(200).toString()))
                    .body("items.last().from", equalTo(today().plusDays(365).toString()));
        }

        private ValidatableResponse due(LocalDate from, LocalDate to, String cursor) {
            var request = as("operator")
                    .queryParam("from", from.toString())
                    .queryParam("to", to.toString())
                    .queryParam("limit", 200);
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            return request.get("/interfaces/" + code + "/due").then().statusCode(200);
        }

        @Test
        void areShownForAYearAtMost() {
            for (var to : List.of(
                    today().plusDays(366).toString(), today().minusDays(1).toString(), "2999-12-31")) {
                as("operator")
                        .queryParam("from", today().toString())
                        .queryParam("to", to)
                        .get("/interfaces/" + code + "/due")
                        .then()
                        .statusCode(400)
                        .body("code", equalTo("bad-range"))
                        .body("errors.pointer", hasItem("to"));
            }
        }
    }

    @Test
    void hidesAnotherUnitsPolicies() {
        String id = setPolicy(code, today(), policyTerms()).path("id");

        asOf("clerk", UNIT_B).get(policies).then().statusCode(404);
        asOf("clerk", UNIT_B).get("/assurance-policies/" + id).then().statusCode(404);
        asOf("clerk", UNIT_B)
                .queryParam("from", "2026-03-01")
                .queryParam("to", "2026-03-02")
                .get("/interfaces/" + code + "/due")
                .then()
                .statusCode(404);
    }
}
