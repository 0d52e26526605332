package cn.etown.governance.access;

import cn.etown.governance.SetClock;
import cn.etown.governance.ToldEvents;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.asPerson;
import static cn.etown.governance.GovernanceFixtures.unit;
import static cn.etown.governance.access.GrantFixtures.apply;
import static cn.etown.governance.access.GrantFixtures.confirm;
import static cn.etown.governance.access.GrantFixtures.give;
import static cn.etown.governance.access.GrantFixtures.given;
import static cn.etown.governance.access.GrantFixtures.interfaceOfA;
import static cn.etown.governance.access.GrantFixtures.move;
import static cn.etown.governance.access.GrantFixtures.noon;
import static cn.etown.governance.access.GrantFixtures.pathOf;
import static cn.etown.governance.access.GrantFixtures.raise;
import static cn.etown.governance.access.GrantFixtures.renew;
import static cn.etown.governance.access.GrantFixtures.signerOfA;
import static cn.etown.governance.access.GrantFixtures.tasks;
import static cn.etown.governance.access.GrantFixtures.terms;
import static cn.etown.governance.access.GrantFixtures.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** What time does to grants that are given on Monday 2 March 2026. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class GrantsOverTimeTest {

    private static final String FROM = "2026-03-02";

    private static String code;

    private final SetClock clock;
    private final EndedGrants ended;
    private final OverdueGrants overdue;

    GrantsOverTimeTest(SetClock clock, EndedGrants ended, OverdueGrants overdue) {
        this.clock = clock;
        this.ended = ended;
        this.overdue = overdue;
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

    @Test
    void expiresTheDayAfterItsLastInTheCountysZoneBeforeAnybodyNotesIt() {
        String grant = given(code, terms(FROM, "2026-04-30", "quantity"));
        String id = grant.substring("/grants/".length());

        // 15:59 in UTC is 23:59 in the county.
        clock.setTo(noon("2026-04-30").plusSeconds(12 * 3600 - 60));
        as("operator").get(grant).then().body("state", equalTo("GRANTED"));
        clock.setTo(noon("2026-04-30").plusSeconds(12 * 3600));
        as("operator").get(grant).then().body("state", equalTo("EXPIRED"));
        listed("EXPIRED").body("items.id", hasItem(id));
        listed("GRANTED").body("items.id", not(hasItem(id)));
        as("operator").get("/interfaces/" + code + "/impact").then().body("items.link", not(hasItem(link(grant))));
        move(user(), grant, "WITHDRAWN").statusCode(422).body("code", equalTo("grant-transition"));
        assertThat(endings(grant)).isEmpty();
    }

    @Test
    void isEndedOnceByAnyNumberOfReplicas() {
        String grant = given(code, terms(FROM, "2026-04-30", "quantity"));
        clock.setTo(noon("2026-04-30"));
        await(ended::endAll);
        assertThat(endings(grant)).isEmpty();

        clock.setTo(noon("2026-05-01"));
        var replicas = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(() -> await(ended::endAll)))
                .toList();
        replicas.forEach(CompletableFuture::join);
        await(ended::endAll);

        assertThat(endings(grant))
                .singleElement()
                .satisfies(told -> assertThat(told).containsEntry("reason", "EXPIRED"));
        as("auditor").get(grant + "/transitions").then().body("items.to", contains("CHECKED", "GRANTED", "EXPIRED"));
    }

    @Test
    void isReviewedAnewAtIntervalsAndLapsesWhereNobodyDoes() {
        String grant = given(code, terms(FROM, "2027-12-31", "quantity"));
        String due = as("operator").get(grant).path("reviewDue");
        String lapse = as("operator").get(grant).path("lapsesAfter");
        assertThat(due).isEqualTo("2026-09-02");
        assertThat(tasks(as("operator"), grant)).isEmpty();

        clock.setTo(noon("2026-08-14"));
        assertThat(tasks(as("operator"), grant))
                .extracting(task -> task.get("due"))
                .containsExactly(due);
        clock.setTo(noon(lapse));
        assertThat(tasks(as("operator"), grant))
                .extracting(task -> task.get("overdue"))
                .containsExactly(true);
        as("operator").get(grant).then().body("state", equalTo("GRANTED"));

        clock.setTo(noon(lapse).plusSeconds(24 * 3600));
        as("operator").get(grant).then().body("state", equalTo("LAPSED"));
        confirm(as("operator"), grant).statusCode(422).body("code", equalTo("grant-not-live"));
        await(ended::endAll);
        assertThat(endings(grant))
                .singleElement()
                .satisfies(told -> assertThat(told).containsEntry("reason", "LAPSED"));
        listed("LAPSED").body("items.id", hasItem(grant.substring("/grants/".length())));
    }

    @Test
    void goesOnWhereItsReviewConfirmsIt() {
        String grant = given(code, terms(FROM, "2027-12-31", "quantity"));
        clock.setTo(noon("2026-04-01"));

        confirm(as("governor"), grant).statusCode(403);
        confirm(user(), grant).statusCode(403);
        confirm(as("operator"), grant).statusCode(200).body("reviewDue", equalTo("2026-10-01"));

        assertThat(ToldEvents.of(grant.substring(1), "grant-changed"))
                .singleElement()
                .satisfies(told -> assertThat(told).containsEntry("reviewDue", "2026-10-01"));
        as("auditor").get(grant + "/transitions").then().body("items.to", contains("CHECKED", "GRANTED", "GRANTED"));
    }

    /** Important data go on only where their provider consented, whenever they became so. */
    @Test
    void isNotConfirmedWhereMoreBecameImportantThanTheProviderConsentedTo() {
        clock.run();
        String own = interfaceOfA();
        clock.setTo(noon(FROM));
        String grant = given(own, terms(FROM, "2027-12-31", "quantity"));
        raise(own, "quantity");

        confirm(as("operator"), grant)
                .statusCode(422)
                .body("code", equalTo("consent-needed"))
                .body("clause", equalTo("R3.2e"));
        as("operator").get(grant).then().body("reviewDue", equalTo(FROM)).body("asksConsent", equalTo(false));

        String renewal = pathOf(renew(grant, "2028-02-01"));
        move(as("operator"), renewal, "CHECKED").statusCode(200);
        move(signerOfA(), renewal, "CONSENTED").statusCode(200);
        move(as("governor"), renewal, "GRANTED").statusCode(200);
        confirm(as("operator"), renewal).statusCode(200).body("consentedFields", contains("quantity"));
    }

    @Test
    void isNotConfirmedByWhoAppliedForIt() {
        String grant = given(code, terms(FROM, "2027-12-31", "quantity"));

        confirm(asPerson("user-of-" + UNIT_B, "operator"), grant)
                .statusCode(422)
                .body("code", equalTo("two-person-rule"));
        confirm(as("operator"), grant).statusCode(200);
    }

    @Test
    void isRenewedByAnApplicationThatIsDecidedLikeAnyOther() {
        String grant = given(code, terms(FROM, "2026-04-30", "quantity"));
        clock.setTo(noon("2026-04-20"));
        renew(grant, "2026-04-30").then().statusCode(422).body("errors.pointer", contains("/until"));
        asOf("user", UNIT_A)
                .body(Map.of("until", "2026-08-31"))
                .post(grant + "/renewals")
                .then()
                .statusCode(403);
        String renewal = pathOf(renew(grant, "2026-08-31"));
        renew(grant, "2026-09-30").then().statusCode(409).body("code", equalTo("renewal-waits"));
        as("operator").get(grant).then().body("state", equalTo("GRANTED")).body("terms.until", equalTo("2026-04-30"));

        give(renewal);

        as("operator").get(grant).then().body("state", equalTo("RENEWED"));
        as("operator")
                .get(renewal)
                .then()
                .body("state", equalTo("GRANTED"))
                .body("renews", equalTo(grant.substring("/grants/".length())))
                .body("terms.from", equalTo(FROM))
                .body("terms.until", equalTo("2026-08-31"));
        assertThat(endings(grant))
                .singleElement()
                .satisfies(told -> assertThat(told).containsEntry("reason", "RENEWED"));
    }

    @Test
    void isRenewedEvenWhereItEndedMeanwhileButNotWhereItWasWithdrawn() {
        String expired = given(code, terms(FROM, "2026-04-30", "quantity"));
        String withdrawn = given(code, terms(FROM, "2026-04-30", "quantity"));
        clock.setTo(noon("2026-04-30"));
        String first = pathOf(renew(expired, "2026-08-31"));
        String second = pathOf(renew(withdrawn, "2026-08-31"));
        move(as("governor"), withdrawn, "WITHDRAWN").statusCode(200);

        clock.setTo(noon("2026-05-06"));
        renew(expired, "2026-09-30").then().statusCode(422).body("code", equalTo("grant-not-live"));
        give(first);
        as("operator").get(expired).then().body("state", equalTo("EXPIRED"));
        move(as("operator"), second, "CHECKED").statusCode(200);
        move(as("governor"), second, "GRANTED").statusCode(422).body("code", equalTo("renewed-grant-ended"));
        as("operator").get(second).then().body("state", equalTo("CHECKED"));
    }

    @Test
    void isNotGivenAnyMoreOnceItsTermIsPast() {
        String grant = apply(code, terms(FROM, "2026-03-10", "quantity"));
        move(as("operator"), grant, "CHECKED").statusCode(200);
        clock.setTo(noon("2026-03-11"));

        move(as("governor"), grant, "GRANTED").statusCode(422).body("code", equalTo("grant-over"));
    }

    @Test
    void isGivenLateWithItsBreach() {
        String grant = apply(code, terms(FROM, "2026-04-30", "quantity"));
        move(as("operator"), grant, "CHECKED").statusCode(200);
        clock.setTo(noon("2026-04-20"));

        move(as("governor"), grant, "GRANTED").statusCode(200).body("state", equalTo("GRANTED"));

        assertThat(breaches(grant)).isNotEmpty();
    }

    @Test
    void recordsOnceThatATermWasNotKept() {
        String grant = apply(code, terms(FROM, "2026-04-30", "quantity"));
        clock.setTo(noon("2026-03-04"));
        await(overdue::recordAll);
        as("operator").get(grant).then().body("next.overdue", equalTo(false));
        assertThat(breaches(grant)).isEmpty();

        clock.setTo(noon("2026-03-05"));
        as("operator").get(grant).then().body("next.overdue", equalTo(true));
        var replicas = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(() -> await(overdue::recordAll)))
                .toList();
        replicas.forEach(CompletableFuture::join);
        move(as("operator"), grant, "CHECKED").statusCode(200);

        assertThat(breaches(grant))
                .singleElement()
                .satisfies(told -> assertThat(told)
                        .containsEntry("term", "FORMAL_CHECK")
                        .containsEntry("due", "2026-03-04")
                        .containsEntry("unit", null));
        as("auditor")
                .get(grant + "/clocks")
                .then()
                .body("items[0].breachedAt", notNullValue())
                .body("items[1].breachedAt", nullValue());
    }

    private static ValidatableResponse listed(String state) {
        return as("operator")
                .queryParam("interface", code)
                .queryParam("state", state)
                .queryParam("limit", 200)
                .get("/grants")
                .then()
                .statusCode(200);
    }

    private static String link(String grant) {
        return "/api/governance/v1" + grant;
    }

    private static List<Map<String, Object>> endings(String grant) {
        return ToldEvents.of(grant.substring(1), "grant-ended");
    }

    private static List<Map<String, Object>> breaches(String grant) {
        return ToldEvents.of(grant.substring(1), "grant-overdue");
    }

    private static void await(Supplier<Uni<Void>> job) {
        try {
            VertxContextSupport.subscribeAndAwait(job);
        } catch (Throwable failure) {
            throw new CompletionException(failure);
        }
    }
}
