package cn.etown.governance.access;

import cn.etown.governance.GovernanceFixtures;
import cn.etown.governance.SetClock;
import cn.etown.governance.ToldEvents;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.fileEvidence;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static cn.etown.governance.GovernanceFixtures.newUnit;
import static cn.etown.governance.GovernanceFixtures.newUnitCode;
import static cn.etown.governance.GovernanceFixtures.sign;
import static cn.etown.governance.GovernanceFixtures.today;
import static cn.etown.governance.GovernanceFixtures.unit;
import static cn.etown.governance.access.GrantFixtures.apply;
import static cn.etown.governance.access.GrantFixtures.complete;
import static cn.etown.governance.access.GrantFixtures.etag;
import static cn.etown.governance.access.GrantFixtures.extend;
import static cn.etown.governance.access.GrantFixtures.given;
import static cn.etown.governance.access.GrantFixtures.interfaceOfA;
import static cn.etown.governance.access.GrantFixtures.move;
import static cn.etown.governance.access.GrantFixtures.noon;
import static cn.etown.governance.access.GrantFixtures.operatorAsGovernor;
import static cn.etown.governance.access.GrantFixtures.raise;
import static cn.etown.governance.access.GrantFixtures.signerOfA;
import static cn.etown.governance.access.GrantFixtures.terms;
import static cn.etown.governance.access.GrantFixtures.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** On Monday 2 March 2026, where a test does not say otherwise. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class GrantResourceTest {

    private static final String FROM = "2026-03-02";
    private static final String UNTIL = "2026-06-30";

    private static String code;

    private final SetClock clock;
    private final Pool pool;

    GrantResourceTest(SetClock clock, Pool pool) {
        this.clock = clock;
        this.pool = pool;
    }

    @BeforeEach
    void begin() {
        unit(UNIT_A);
        unit(UNIT_B);
        code = code == null ? interfaceOfA() : code;
        clock.setTo(noon("2026-03-02"));
    }

    @AfterEach
    void end() {
        clock.run();
    }

    @Nested
    class Applying {

        @Test
        void beginsAWayOnWhichTheCenterActsFirst() {
            var terms = terms(FROM, UNTIL, "quantity", "channel");
            terms.put("filter", List.of(Map.of("field", "channel", "operator", "IN", "values", List.of("网店", "直播"))));

            apply(user(), code, terms)
                    .then()
                    .statusCode(201)
                    .header("ETag", equalTo("\"0\""))
                    .body("state", equalTo("APPLIED"))
                    .body("unit", equalTo(UNIT_B))
                    .body("provider", equalTo(UNIT_A))
                    .body("conditional", equalTo(true))
                    .body("asksConsent", equalTo(false))
                    .body("terms.filter[0].values", contains("网店", "直播"))
                    .body("next.duty", equalTo("CHECK"))
                    .body("next.unit", nullValue())
                    .body("next.due", equalTo("2026-03-04"));
        }

        @Test
        void isDoneOnceHoweverOftenItIsSent() {
            String key = UUID.randomUUID().toString();

            String first =
                    applyUnder(key, UNTIL).then().statusCode(201).extract().path("id");
            applyUnder(key, UNTIL).then().statusCode(201).body("id", equalTo(first));

            applyUnder(key, "2026-07-01").then().statusCode(422).body("code", equalTo("idempotency-key-reused"));
        }

        @Test
        void isForUsersOfAUnit() {
            apply(as("user"), code, terms(FROM, UNTIL, "quantity")).then().statusCode(403);
            apply(asOf("clerk", UNIT_B), code, terms(FROM, UNTIL, "quantity"))
                    .then()
                    .statusCode(403);
        }

        @Test
        void needsAUnitInStandingAndNamesWhatItLacks() {
            refused(apply(asOf("user", newUnit()), code, terms(FROM, UNTIL, "quantity")), "unit-not-in-standing")
                    .body("clause", equalTo("R4.1"))
                    .body("errors.pointer", contains("agreement", "security-evidence"));
        }

        @Test
        void needsADataUser() {
            String provider = newUnitCode();
            as("operator")
                    .body(Map.of("code", provider, "name", "只报送的单位", "roles", List.of("PROVIDER")))
                    .post("/units")
                    .then()
                    .statusCode(201);

            apply(asOf("user", provider), code, terms(FROM, UNTIL, "quantity"))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("unit-role-missing"))
                    .body("clause", equalTo("R4.1"));
        }

        @Test
        void needsAnInterfaceThatIsOnline() {
            refused(apply(user(), newInterface(UNIT_A), terms(FROM, UNTIL, "quantity")), "interface-not-open");
            refused(apply(user(), "no-such-flow", terms(FROM, UNTIL, "quantity")), "unknown-interface")
                    .body("errors.pointer", contains("/interfaceCode"));
        }

        @Test
        void isRefusedForCoreDataAndForRowsChosenByThem() {
            refused(apply(user(), code, terms(FROM, UNTIL, "quantity", "invoice")), "field-not-granted")
                    .body("clause", equalTo("R3.2d"))
                    .body("errors.pointer", contains("/terms/fields/1"));

            var byCore = terms(FROM, UNTIL, "quantity");
            byCore.put("filter", List.of(condition("invoice", "STARTS_WITH", "536")));
            refused(apply(user(), code, byCore), "field-not-granted")
                    .body("errors.pointer", contains("/terms/filter/0/field"));
        }

        @Test
        void isRefusedForFieldsThatTheContractDoesNotHaveOrThatAreNamedTwice() {
            refused(apply(user(), code, terms(FROM, UNTIL, "quantity", "buyer", "quantity")), "terms-do-not-fit")
                    .body("errors.pointer", contains("/terms/fields/1", "/terms/fields/2"));
        }

        @Test
        void takesNoFilterThatDoesMoreThanNarrow() {
            var terms = terms(FROM, UNTIL, "quantity");
            terms.put(
                    "filter",
                    List.of(
                            condition("quantity", "GE", "1 or 1=1"),
                            condition("unit", "EQ", UNIT_B),
                            condition("channel", "BETWEEN", "a")));
            refused(apply(user(), code, terms), "terms-do-not-fit")
                    .body(
                            "errors.pointer",
                            contains("/terms/filter/0/values/0", "/terms/filter/1/field", "/terms/filter/2/operator"));

            terms.put("filter", List.of(condition("quantity; drop table unit", "EQ", "1")));
            apply(user(), code, terms).then().statusCode(400).body("errors.pointer", hasItem("/terms/filter/0/field"));
            terms.put("filter", List.of(Map.of("or", List.of(condition("quantity", "EQ", "1")))));
            apply(user(), code, terms).then().statusCode(400);
            terms.put("filter", List.of(condition("quantity", "LIKE", "1")));
            apply(user(), code, terms).then().statusCode(400);
            terms.put("filter", Collections.nCopies(21, condition("quantity", "EQ", "1")));
            apply(user(), code, terms).then().statusCode(400).body("errors.pointer", contains("/terms/filter"));
        }

        @Test
        void saysWhatTheDataAreForAndForHowLong() {
            var empty = terms(FROM, UNTIL, "quantity");
            empty.put("purpose", "工作需要，情况属实");
            refused(apply(user(), code, empty), "empty-purpose").body("errors.pointer", contains("/terms/purpose"));

            refused(apply(user(), code, terms("2026-03-01", UNTIL, "quantity")), "grant-term")
                    .body("errors.pointer", contains("/terms/from"));
            refused(apply(user(), code, terms("2027-03-03", "2027-03-04", "quantity")), "grant-term")
                    .body("errors.pointer", contains("/terms/from"));
            apply(user(), code, terms("2027-03-02", "2027-03-04", "quantity"))
                    .then()
                    .statusCode(201);
            refused(apply(user(), code, terms("2026-03-03", "2026-03-02", "quantity")), "grant-term")
                    .body("errors.pointer", contains("/terms/until"));
            refused(apply(user(), code, terms(FROM, "2030-01-01", "quantity")), "grant-term");
        }

        @Test
        void isBounded() {
            var terms = terms(FROM, UNTIL, "quantity");
            terms.put("purpose", "测".repeat(501));
            terms.put("quota", Map.of("recordsPerDay", 0, "requestsPerDay", 1_000_001));
            terms.put("fields", List.of());
            apply(user(), code, terms)
                    .then()
                    .statusCode(400)
                    .body(
                            "errors.pointer",
                            hasItems(
                                    "/terms/purpose",
                                    "/terms/quota/recordsPerDay",
                                    "/terms/quota/requestsPerDay",
                                    "/terms/fields"));
        }

        private Response applyUnder(String key, String until) {
            return apply(user().header("Idempotency-Key", key), code, terms(FROM, until, "quantity"));
        }

        private static Map<String, Object> condition(String field, String operator, String... values) {
            return Map.of("field", field, "operator", operator, "values", List.of(values));
        }
    }

    @Nested
    class Deciding {

        @Test
        void givesUnconditionalDataWithinADay() {
            String grant = apply(code, terms(FROM, UNTIL, "quantity", "soldAt"));

            move(as("operator"), grant, "CHECKED")
                    .statusCode(200)
                    .body("conditional", equalTo(false))
                    .body("next.duty", equalTo("DECIDE"))
                    .body("next.due", equalTo("2026-03-03"));
            move(as("governor"), grant, "GRANTED")
                    .statusCode(200)
                    .body("state", equalTo("GRANTED"))
                    .body("next", nullValue())
                    .body("givenAt", notNullValue())
                    .body("reviewDue", equalTo("2026-09-02"))
                    .body("lapsesAfter", notNullValue());

            assertThat(ToldEvents.of(grant.substring(1), "grant-given"))
                    .singleElement()
                    .satisfies(told -> assertThat(told)
                            .containsEntry("interfaceCode", code)
                            .containsEntry("fields", List.of("quantity", "soldAt"))
                            .containsEntry("quota", Map.of("recordsPerDay", 100_000, "requestsPerDay", 200))
                            .containsEntry("until", UNTIL));
            as("auditor").get(grant + "/transitions").then().body("items.to", contains("CHECKED", "GRANTED"));
        }

        @Test
        void asksTheProviderForImportantData() {
            String grant = apply(code, terms(FROM, UNTIL, "price"));

            move(as("operator"), grant, "CHECKED")
                    .statusCode(200)
                    .body("asksConsent", equalTo(true))
                    .body("next.duty", equalTo("CONSENT"))
                    .body("next.unit", equalTo(UNIT_A))
                    .body("next.due", equalTo("2026-03-09"));
            refused(move(as("governor"), grant, "GRANTED"), "consent-needed");
            move(asOf("signer", UNIT_B), grant, "CONSENTED").statusCode(403);
            move(signerOfA(), grant, "CONSENTED")
                    .statusCode(200)
                    .body("importantFields", contains("price"))
                    .body("consentedFields", contains("price"))
                    .body("next.duty", equalTo("DECIDE"))
                    .body("next.due", equalTo("2026-03-16"));
            move(as("governor"), grant, "GRANTED").statusCode(200);
        }

        /** A provider consents to what it was asked about, not to what becomes important afterwards. */
        @Test
        void asksTheProviderAnewWhereMoreBecomesImportant() {
            clock.run();
            String own = interfaceOfA();
            clock.setTo(noon(FROM));
            String grant = apply(own, terms(FROM, UNTIL, "price", "channel"));
            move(as("operator"), grant, "CHECKED").statusCode(200);
            move(signerOfA(), grant, "CONSENTED").statusCode(200);
            raise(own, "channel");

            refused(move(as("governor"), grant, "GRANTED"), "consent-needed");
            move(as("governor"), grant, "CHECKED").statusCode(403);
            move(as("operator"), grant, "CHECKED")
                    .statusCode(200)
                    .body("importantFields", contains("channel", "price"))
                    .body("consentedFields", empty())
                    .body("next.duty", equalTo("CONSENT"));
            move(signerOfA(), grant, "CONSENTED").statusCode(200).body("consentedFields", contains("channel", "price"));
            move(as("governor"), grant, "GRANTED").statusCode(200);
        }

        @Test
        void canOnlyRefuseWhatTheProviderObjectsTo() {
            String grant = apply(code, terms(FROM, UNTIL, "price"));
            move(as("operator"), grant, "CHECKED").statusCode(200);
            move(signerOfA(), grant, "OBJECTED").statusCode(200);

            refused(move(as("governor"), grant, "GRANTED"), "grant-transition");
            move(as("governor"), grant, "REFUSED").statusCode(200).body("next", nullValue());
            assertThat(ToldEvents.of(grant.substring(1), "grant-given")).isEmpty();
        }

        @Test
        void asksNobodyForConsentWhoIsNotConcerned() {
            String grant = apply(code, terms(FROM, UNTIL, "quantity"));
            move(as("operator"), grant, "CHECKED").statusCode(200);

            refused(move(signerOfA(), grant, "CONSENTED"), "consent-not-asked");
        }

        @Test
        void isForAnotherPersonThanTheOneWhoChecked() {
            String grant = apply(code, terms(FROM, UNTIL, "quantity"));
            move(as("operator"), grant, "CHECKED").statusCode(200);

            refused(move(operatorAsGovernor(), grant, "GRANTED"), "two-person-rule");
            refused(move(operatorAsGovernor(), grant, "REFUSED"), "two-person-rule");
            move(as("operator"), grant, "GRANTED").statusCode(403);
            move(user(), grant, "GRANTED").statusCode(403);
        }

        @Test
        void looksAnewWhetherTheUnitIsInStanding() {
            String fresh = newUnit();
            clock.run();
            sign(fresh).then().statusCode(201);
            String evidence = fileEvidence(fresh, today().plusYears(1));
            GovernanceFixtures.move(as("operator"), "/security-evidence/" + evidence, "ACCEPTED")
                    .then()
                    .statusCode(200);
            clock.setTo(noon("2026-03-02"));
            String grant = GrantFixtures.pathOf(apply(asOf("user", fresh), code, terms(FROM, UNTIL, "quantity")));
            move(as("operator"), grant, "CHECKED").statusCode(200);
            GovernanceFixtures.move(as("operator"), "/security-evidence/" + evidence, "REFUSED")
                    .then()
                    .statusCode(200);

            refused(move(as("governor"), grant, "GRANTED"), "unit-not-in-standing")
                    .body("errors.pointer", contains("security-evidence"));
            move(as("governor"), grant, "REFUSED").statusCode(200);
        }

        @Test
        void isDoneByOneOfTwoWhoDecideAtOnce() {
            String grant = apply(code, terms(FROM, UNTIL, "quantity"));
            move(as("operator"), grant, "CHECKED").statusCode(200);
            String etag = etag(grant);

            var answers = Stream.of("GRANTED", "REFUSED")
                    .map(target -> CompletableFuture.supplyAsync(() -> as("governor")
                            .header("If-Match", etag)
                            .body(Map.of("target", target, "reason", "同时决定"))
                            .post(grant + "/transitions")
                            .statusCode()))
                    .toList();

            assertThat(answers.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 412);
        }

        @Test
        void needsTheVersionThatWasRead() {
            String grant = apply(code, terms(FROM, UNTIL, "quantity"));
            var move = Map.of("target", "CHECKED", "reason", "完整");

            as("operator").body(move).post(grant + "/transitions").then().statusCode(428);
            as("operator")
                    .header("If-Match", "\"7\"")
                    .body(move)
                    .post(grant + "/transitions")
                    .then()
                    .statusCode(412);
            as("operator")
                    .header("If-Match", "\"0\"")
                    .body(Map.of("target", "CHECKED"))
                    .post(grant + "/transitions")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", hasItem("/reason"));
        }
    }

    @Nested
    class Completing {

        @Test
        void pausesTheClockMeanwhile() {
            String grant = apply(code, terms(FROM, UNTIL, "quantity", "price"));
            clock.setTo(noon("2026-03-03"));
            move(as("operator"), grant, "RETURNED")
                    .statusCode(200)
                    .body("next.duty", equalTo("COMPLETE"))
                    .body("next.unit", equalTo(UNIT_B))
                    .body("next.due", equalTo("2026-03-17"));

            clock.setTo(noon("2026-03-09"));
            complete(user(), grant, terms("2026-03-09", UNTIL, "quantity"))
                    .statusCode(200)
                    .body("state", equalTo("APPLIED"))
                    .body("terms.fields", contains("quantity"))
                    .body("asksConsent", equalTo(false))
                    .body("next.duty", equalTo("CHECK"))
                    // One of the two working days was left.
                    .body("next.due", equalTo("2026-03-10"));
            as("auditor").get(grant + "/clocks").then().body("items.term", contains("FORMAL_CHECK"));
            as("auditor").get(grant + "/transitions").then().body("items.to", contains("RETURNED", "APPLIED"));
            var all = asOf("signer", UNIT_A).get(grant + "/terms").then().statusCode(200);
            all.body("items.number", contains(1, 2))
                    .body("items.terms.fields", contains(List.of("quantity", "price"), List.of("quantity")))
                    .body("items.statedBy.subject", contains("user-of-" + UNIT_B, "user-of-" + UNIT_B));
            asOf("user", UNIT_A)
                    .queryParam("limit", 1)
                    .get(grant + "/terms")
                    .then()
                    .statusCode(200);
            asOf("signer", newUnit()).get(grant + "/terms").then().statusCode(404);
        }

        @Test
        void isForTheApplicantAndForWhatWasReturned() {
            String grant = apply(code, terms(FROM, UNTIL, "quantity"));
            refused(complete(user(), grant, terms(FROM, UNTIL, "line")), "grant-not-returned");

            move(as("operator"), grant, "RETURNED").statusCode(200);
            complete(asOf("user", UNIT_A), grant, terms(FROM, UNTIL, "line")).statusCode(403);
            refused(complete(user(), grant, terms(FROM, UNTIL, "invoice")), "field-not-granted");
            as("operator").get(grant).then().body("state", equalTo("RETURNED"));
        }

        @Test
        void canBeRefusedOnceTheApplicantsDayIsPast() {
            String grant = apply(code, terms(FROM, UNTIL, "quantity"));
            move(as("operator"), grant, "RETURNED").statusCode(200);

            clock.setTo(noon("2026-03-16"));
            refused(move(as("governor"), grant, "REFUSED"), "applicant-has-time");
            clock.setTo(noon("2026-03-17"));
            move(as("governor"), grant, "REFUSED").statusCode(200);
        }
    }

    /** The database holds what was given, whatever is done to it. */
    @Test
    void staysAsItWasGiven() {
        String grant = given(code, terms(FROM, UNTIL, "quantity"));
        String id = "'" + grant.substring("/grants/".length()) + "'";

        for (var change : List.of(
                "update access_grant set ends_on = ends_on + 1 where id = " + id,
                "update access_grant set fields = '{price}' where id = " + id,
                "update access_grant set given_at = null where id = " + id,
                "update access_grant set unit = provider where id = " + id,
                "update grant_terms set ends_on = ends_on + 1 where grant_id = " + id,
                "delete from grant_terms where grant_id = " + id,
                "delete from access_grant where id = " + id)) {
            assertThatThrownBy(() -> pool.query(change).executeAndAwait()).hasMessageContaining("only ever added to");
        }
    }

    @Nested
    class Extending {

        @Test
        void isDoneOnceByWhoOwesTheAnswer() {
            String grant = apply(code, terms(FROM, UNTIL, "price"));
            extend(signerOfA(), grant, 1).statusCode(403);
            move(as("operator"), grant, "CHECKED").statusCode(200);

            extend(asOf("signer", UNIT_B), grant, 2).statusCode(403);
            refused(extend(signerOfA(), grant, 11), "extension-too-long").body("clause", equalTo("R8.2"));
            extend(signerOfA(), grant, 2).statusCode(200).body("next.due", equalTo("2026-03-11"));
            refused(extend(as("governor"), grant, 2), "clock-extended-already");
        }
    }

    @Nested
    class Withdrawing {

        @Test
        void endsAGrantAtOnceWhoeverOfThemDoes() {
            for (var who : List.of(user(), as("operator"), as("governor"))) {
                String grant = given(code, terms(FROM, UNTIL, "quantity"));
                move(who, grant, "WITHDRAWN").statusCode(200).body("state", equalTo("WITHDRAWN"));
                assertThat(ToldEvents.of(grant.substring(1), "grant-ended"))
                        .singleElement()
                        .satisfies(told -> assertThat(told).containsEntry("reason", "WITHDRAWN"));
            }
        }

        @Test
        void comesBeforeTheEndOfTheUnitAndItsRole() {
            String grant = given(code, terms(FROM, UNTIL, "quantity"));
            String path = "/units/" + UNIT_B;

            GovernanceFixtures.move(as("governor"), path, "ENDED", Map.of("endedOn", FROM))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("unit-in-use"))
                    .body("errors.detail", hasItem(endsWith(grant.substring(1))));
            as("operator")
                    .header("If-Match", etag(path))
                    .body(Map.of("name", "单位", "kind", "OTHER", "roles", List.of("PROVIDER")))
                    .put(path)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("unit-role-in-use"))
                    .body("errors.detail", hasItem(endsWith(grant.substring(1))));
        }

        @Test
        void takesBackAnApplicationWithoutTellingAnybodyOfAGrant() {
            String grant = apply(code, terms(FROM, UNTIL, "quantity"));
            move(as("operator"), grant, "WITHDRAWN").statusCode(403);

            move(user(), grant, "WITHDRAWN").statusCode(200);

            assertThat(ToldEvents.of(grant.substring(1), "grant-ended")).isEmpty();
        }
    }

    @Nested
    class Reading {

        @Test
        void isForTheHolderTheProviderTheCenterAndTheAuditor() {
            String grant = apply(code, terms(FROM, UNTIL, "quantity"));
            String stranger = newUnit();

            for (var path : List.of(grant, grant + "/transitions", grant + "/clocks", grant + "/uses")) {
                for (var who : List.of(user(), asOf("clerk", UNIT_A), signerOfA(), as("governor"), as("auditor"))) {
                    who.get(path).then().statusCode(200);
                }
                asOf("user", stranger).get(path).then().statusCode(404);
            }
            move(asOf("user", stranger), grant, "WITHDRAWN").statusCode(404);
            asOf("user", stranger)
                    .body(Map.of("until", "2026-12-31"))
                    .post(grant + "/renewals")
                    .then()
                    .statusCode(404);
        }

        @Test
        void listsThemPageByPageByInterfaceUnitAndState() {
            String other = newUnit();
            clock.run();
            String flow = interfaceOfA();
            clock.setTo(noon("2026-03-02"));
            var grants = List.of(
                    apply(flow, terms(FROM, UNTIL, "quantity")),
                    given(flow, terms(FROM, UNTIL, "quantity")),
                    apply(flow, terms(FROM, UNTIL, "line")));

            assertThat(pages("operator", null, Map.of("interface", flow))).isEqualTo(ids(grants));
            assertThat(pages("user", UNIT_B, Map.of("interface", flow))).isEqualTo(ids(grants));
            assertThat(pages("signer", UNIT_A, Map.of("interface", flow))).isEqualTo(ids(grants));
            assertThat(pages("user", other, Map.of("interface", flow))).isEmpty();
            assertThat(pages("auditor", null, Map.of("interface", flow, "state", "GRANTED")))
                    .isEqualTo(ids(grants.subList(1, 2)));
            assertThat(pages("auditor", null, Map.of("interface", flow, "unit", UNIT_A)))
                    .isEmpty();
            as("operator").queryParam("state", "LIVE").get("/grants").then().statusCode(400);
            as("operator").queryParam("owner", UNIT_A).get("/grants").then().statusCode(400);
        }

        private static List<String> ids(List<String> paths) {
            return paths.stream()
                    .map(path -> path.substring("/grants/".length()))
                    .toList();
        }

        private static List<String> pages(String role, String unit, Map<String, String> filter) {
            var ids = new ArrayList<String>();
            String cursor = null;
            do {
                var request = (unit == null ? as(role) : asOf(role, unit))
                        .queryParams(filter)
                        .queryParam("limit", 2);
                var page = (cursor == null ? request : request.queryParam("cursor", cursor)).get("/grants");
                page.then().statusCode(200);
                ids.addAll(page.path("items.id"));
                cursor = page.path("next");
            } while (cursor != null);
            return ids;
        }
    }

    @Nested
    class Owing {

        @Test
        void isSeenOnTheWorkListOfWhoMustActNext() {
            String grant = apply(code, terms(FROM, UNTIL, "price"));
            assertThat(kinds(as("operator"), grant)).containsExactly("check-grant");
            move(as("operator"), grant, "RETURNED").statusCode(200);
            assertThat(kinds(user(), grant)).containsExactly("complete-grant");
            complete(user(), grant, terms(FROM, UNTIL, "price")).statusCode(200);
            move(as("operator"), grant, "CHECKED").statusCode(200);
            assertThat(kinds(signerOfA(), grant)).containsExactly("consent-to-grant");
            assertThat(kinds(as("governor"), grant)).isEmpty();
            move(signerOfA(), grant, "CONSENTED").statusCode(200);
            assertThat(kinds(signerOfA(), grant)).isEmpty();
            assertThat(kinds(as("governor"), grant)).containsExactly("decide-grant");
            move(as("governor"), grant, "GRANTED").statusCode(200);
            assertThat(kinds(as("governor"), grant)).isEmpty();
            assertThat(kinds(user(), grant)).isEmpty();

            clock.setTo(noon("2026-06-10"));
            assertThat(kinds(user(), grant)).containsExactly("renew-grant");
            GrantFixtures.renew(grant, "2026-12-31").then().statusCode(201);
            assertThat(kinds(user(), grant)).isEmpty();
        }

        @Test
        void isWithTheGovernorTooOnceTheProviderHasSaidNothingInTime() {
            String grant = apply(code, terms(FROM, UNTIL, "price"));
            move(as("operator"), grant, "CHECKED").statusCode(200).body("next.due", equalTo("2026-03-09"));
            clock.setTo(noon("2026-03-09"));
            assertThat(kinds(as("governor"), grant)).isEmpty();

            clock.setTo(noon("2026-03-10"));
            assertThat(kinds(signerOfA(), grant)).containsExactly("consent-to-grant");
            assertThat(kinds(as("operator"), grant)).isEmpty();
            assertThat(GrantFixtures.tasks(as("governor"), grant))
                    .singleElement()
                    .satisfies(task -> assertThat(task)
                            .containsEntry("kind", "settle-without-consent")
                            .containsEntry("due", "2026-03-09")
                            .containsEntry(
                                    "act",
                                    Map.of("method", "POST", "link", "/api/governance/v1" + grant + "/transitions")));
            refused(move(as("governor"), grant, "GRANTED"), "consent-needed");
            move(as("governor"), grant, "REFUSED").statusCode(200);
            assertThat(kinds(as("governor"), grant)).isEmpty();
            assertThat(kinds(signerOfA(), grant)).isEmpty();
        }

        /** The kinds of the tasks about {@code grant}, on whatever page of the list they stand. */
        private static List<String> kinds(RequestSpecification who, String grant) {
            return GrantFixtures.tasks(who, grant).stream()
                    .map(task -> (String) task.get("kind"))
                    .toList();
        }
    }

    private static ValidatableResponse refused(Response answer, String problem) {
        return refused(answer.then(), problem);
    }

    private static ValidatableResponse refused(ValidatableResponse answer, String problem) {
        return answer.statusCode(422).body("code", equalTo(problem));
    }
}
