package cn.etown.governance.standing;

import cn.etown.governance.requirement.Candidate;
import cn.etown.governance.requirement.Missing;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.task.Task;
import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.testing.Tokens;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.all;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.fileEvidence;
import static cn.etown.governance.GovernanceFixtures.move;
import static cn.etown.governance.GovernanceFixtures.newUnit;
import static cn.etown.governance.GovernanceFixtures.publishAgreement;
import static cn.etown.governance.GovernanceFixtures.sign;
import static cn.etown.governance.GovernanceFixtures.today;
import static cn.etown.governance.GovernanceFixtures.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class StandingResourceTest {

    private static final String DIGEST = "sha-256:" + "d".repeat(64);

    @Inject
    StandingRequirement requirement;

    @Inject
    StandingTasks tasks;

    @Inject
    Pool pool;

    @Nested
    class Standing {

        @Test
        void namesAllThatIsMissingOfANewUnit() {
            String unit = newUnit();

            standing(unit)
                    .then()
                    .statusCode(200)
                    .body("permitted", equalTo(false))
                    .body("obligations.obligation", contains("AGREEMENT", "SECURITY_EVIDENCE", "EMERGENCY_PLAN"))
                    .body("obligations.clause", contains("R4.1", "R4.1", "R5.2"))
                    .body("obligations.holds", contains(false, false, false))
                    .body("obligations.until", contains(nullValue(), nullValue(), nullValue()));
        }

        @Test
        void permitsOnceTheAgreementIsSignedAndEvidenceAccepted() {
            String unit = newUnit();
            sign(unit)
                    .then()
                    .statusCode(201)
                    .body("until", equalTo(today().plusYears(1).minusDays(1).toString()));
            String evidence = fileEvidence(unit, today().plusDays(30));
            standing(unit)
                    .then()
                    .body("permitted", equalTo(false))
                    .body("obligations.holds", contains(true, false, false));

            decide(evidence, "ACCEPTED").then().statusCode(200).body("state", equalTo("ACCEPTED"));

            standing(unit)
                    .then()
                    .body("permitted", equalTo(true))
                    .body("obligations.until[1]", equalTo(today().plusDays(30).toString()));
        }

        @Test
        void endsWhenAcceptedEvidenceTurnsOutToBeWrong() {
            String unit = newUnit();
            sign(unit);
            String evidence = fileEvidence(unit, today().plusDays(30));
            decide(evidence, "ACCEPTED");

            decide(evidence, "REFUSED").then().statusCode(200);

            standing(unit).then().body("permitted", equalTo(false));
            as("auditor")
                    .get("/security-evidence/" + evidence + "/transitions")
                    .then()
                    .body("items.to", contains("ACCEPTED", "REFUSED"))
                    .body("items.reason", contains("到 ACCEPTED", "到 REFUSED"));
        }

        @Test
        void isToldInTheFeedWithTheLastDays() {
            String unit = newUnit();
            String agreed = sign(unit).path("until");
            decide(fileEvidence(unit, today().plusDays(30)), "ACCEPTED");
            filePlan(unit, today().plusDays(60)).then().statusCode(201);

            assertThat(told(unit))
                    .extracting(
                            data -> data.getString("agreementUntil"),
                            data -> data.getString("securityEvidenceUntil"),
                            data -> data.getString("emergencyPlanUntil"))
                    .containsExactly(
                            tuple(agreed, null, null),
                            tuple(agreed, today().plusDays(30).toString(), null),
                            tuple(
                                    agreed,
                                    today().plusDays(30).toString(),
                                    today().plusDays(60).toString()));
        }

        @Test
        void isToldInFullWhenTwoThingsChangeAtOnce() {
            String unit = newUnit();
            sign(newUnit());
            String evidence = fileEvidence(unit, today().plusDays(30));

            var changes = List.of(
                    CompletableFuture.supplyAsync(() -> sign(unit).statusCode()),
                    CompletableFuture.supplyAsync(
                            () -> decide(evidence, "ACCEPTED").statusCode()));

            assertThat(changes.stream().map(CompletableFuture::join)).containsExactly(201, 200);
            var last = told(unit).get(1);
            assertThat(last.getString("agreementUntil")).isNotNull();
            assertThat(last.getString("securityEvidenceUntil")).isNotNull();
        }

        private List<JsonObject> told(String unit) {
            var rows = pool.preparedQuery(
                            "select data::text as data from kit.outbox where type = $1 and subject = $2 order by insertion")
                    .execute(Tuple.of("cn.etown.governance.unit-standing-changed.v1", "units/" + unit))
                    .await()
                    .indefinitely();
            return StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> new JsonObject(row.getString("data")))
                    .toList();
        }

        @Test
        void isSeenByTheUnitItselfAndTheCenterOnly() {
            String unit = newUnit();
            unit(UNIT_A);

            asOf("user", unit).get("/units/" + unit + "/standing").then().statusCode(200);
            asOf("signer", UNIT_A).get("/units/" + unit + "/standing").then().statusCode(404);
        }
    }

    @Nested
    class Agreement {

        @Test
        void isSignedInTheVersionInForceOnly() {
            String unit = newUnit();
            sign(unit).then().statusCode(201);
            var later = publishAgreement(today().plusDays(100));

            signing(unit, later.get("version"), later.get("digest"))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("agreement-not-in-force"))
                    .body("clause", equalTo("R4.1"))
                    .body("errors.pointer", contains("/version"));
        }

        @Test
        void isSignedAsItWasRead() {
            String unit = newUnit();
            Object version = sign(newUnit()).then().statusCode(201).extract().path("version");

            signing(unit, version, DIGEST)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("agreement-digest"))
                    .body("errors.pointer", contains("/digest"));
            standing(unit).then().body("obligations.holds[0]", equalTo(false));
        }

        @Test
        void isNotSignedTwiceADayNorForAnotherUnit() {
            String unit = newUnit();
            String other = newUnit();
            var signed = sign(unit).then().statusCode(201).extract();

            sign(unit).then().statusCode(409).body("code", equalTo("already-signed"));
            asOf("signer", other)
                    .body(Map.of("version", signed.path("version"), "digest", signed.path("digest")))
                    .post("/units/" + unit + "/agreement-signings")
                    .then()
                    .statusCode(404);
            asOf("signer", other)
                    .get("/agreement-signings/" + signed.path("id"))
                    .then()
                    .statusCode(404);
            asOf("signer", unit)
                    .get("/units/" + unit + "/agreement-signings")
                    .then()
                    .body("items.id", contains(signed.<String>path("id")));
        }

        @Test
        void isNotPublishedForThePastNorWithoutEnd() {
            var request = new HashMap<String, Object>(Map.of("title", "责任书", "text", "一", "termMonths", 12));
            request.put("validFrom", today().minusDays(1).toString());
            as("governor")
                    .body(request)
                    .post("/agreements")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("agreement-in-the-past"))
                    .body("errors.pointer", contains("/validFrom"));

            request.put("validFrom", today().toString());
            request.put("termMonths", 61);
            as("governor")
                    .body(request)
                    .post("/agreements")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", contains("/termMonths"));
            request.put("termMonths", 12);
            request.put("text", "a\u0007b");
            as("governor")
                    .body(request)
                    .post("/agreements")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", contains("/text"));
        }
    }

    @Nested
    class Evidence {

        @Test
        void isNotDecidedByWhoFiledIt() {
            String unit = newUnit();
            String both =
                    Tokens.of("clerk", "operator").unit(unit).subject("both").sign();
            String evidence = as("clerk")
                    .auth()
                    .oauth2(both)
                    .body(evidence(today()))
                    .post("/units/" + unit + "/security-evidence")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");

            move(as("operator").auth().oauth2(both), "/security-evidence/" + evidence, "ACCEPTED")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("same-person"))
                    .body("clause", equalTo("R4.1"));
            decide(evidence, "ACCEPTED").then().statusCode(200);
        }

        @Test
        void isDecidedOnInTheVersionThatWasRead() {
            String evidence = fileEvidence(newUnit(), today());
            String path = "/security-evidence/" + evidence + "/transitions";
            var request = Map.of("target", "ACCEPTED", "reason", "a");

            as("operator").body(request).post(path).then().statusCode(428);
            as("operator")
                    .header("If-Match", "\"9\"")
                    .body(request)
                    .post(path)
                    .then()
                    .statusCode(412);
            decide(evidence, "REFUSED").then().statusCode(200);
            decide(evidence, "ACCEPTED").then().statusCode(422).body("code", equalTo("evidence-transition"));
        }

        @Test
        void isRefusedWhenItEndedOrIsNotOfTheOwnUnitOrIsMalformed() {
            String unit = newUnit();
            String path = "/units/" + unit + "/security-evidence";
            asOf("clerk", unit)
                    .body(evidence(today().minusDays(1)))
                    .post(path)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("already-ended"))
                    .body("errors.pointer", contains("/until"));
            asOf("clerk", UNIT_A).body(evidence(today())).post(path).then().statusCode(404);
            var malformed = evidence(today());
            malformed.put("link", "file:///etc/passwd");
            malformed.put("digest", "md5:1");
            malformed.put("issuedBy", "a".repeat(201));
            asOf("clerk", unit)
                    .body(malformed)
                    .post(path)
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", hasItem("/link"))
                    .body("errors.pointer", hasItem("/digest"))
                    .body("errors.pointer", hasItem("/issuedBy"));
            as("operator").get(path).then().body("items.size()", equalTo(0));
        }

        @Test
        void waitsInOneListForTheCenter() {
            String unit = newUnit();
            String waiting = fileEvidence(unit, today());
            String decided = fileEvidence(unit, today());
            decide(decided, "REFUSED");

            assertThat(all(() -> as("operator"), "/security-evidence"))
                    .extracting(evidence -> evidence.get("id"))
                    .contains(waiting)
                    .doesNotContain(decided);
            asOf("clerk", unit).get("/security-evidence/" + waiting).then().statusCode(200);
            asOf("clerk", UNIT_A).get("/security-evidence/" + waiting).then().statusCode(404);
        }
    }

    @Nested
    class EmergencyPlan {

        @Test
        void isOnFileInItsNewestVersion() {
            String unit = newUnit();
            filePlan(unit, today().plusDays(90)).then().statusCode(201).body("version", equalTo(1));
            filePlan(unit, today().plusDays(10)).then().statusCode(201).body("version", equalTo(2));

            standing(unit)
                    .then()
                    .body("obligations.until[2]", equalTo(today().plusDays(10).toString()));
            as("operator").get("/units/" + unit + "/emergency-plans").then().body("items.version", contains(1, 2));
        }

        @Test
        void isRefusedWhenItsReviewIsOverdue() {
            filePlan(newUnit(), today().minusDays(1))
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/reviewedUntil"));
        }
    }

    @Nested
    class Requirement {

        @Test
        void asksForAgreementAndSecurityEvidenceBeforeAnInterfaceGoesOnline() throws Throwable {
            String unit = newUnit();
            assertThat(missing(unit)).extracting(Missing::code).containsExactly("agreement", "security-evidence");
            assertThat(missing(unit)).extracting(Missing::clause).containsOnly("R4.1");

            sign(unit);
            assertThat(missing(unit)).extracting(Missing::code).containsExactly("security-evidence");

            decide(fileEvidence(unit, today()), "ACCEPTED");
            assertThat(missing(unit)).isEmpty();
        }

        private List<Missing> missing(String unit) throws Throwable {
            var candidate = new Candidate("sales", unit, new UUID(0, 1));
            return VertxContextSupport.subscribeAndAwait(
                            () -> Panache.withTransaction(() -> requirement.missingFor(List.of(candidate))))
                    .get("sales");
        }
    }

    @Nested
    class Tasks {

        @Test
        void askTheSignerToSignAndTheClerkToFile() throws Throwable {
            String unit = newUnit();

            assertThat(owedBy("signer", unit))
                    .extracting(Task::kind)
                    .containsExactlyInAnyOrder("sign-agreement", "file-security-evidence", "file-emergency-plan");
            assertThat(owedBy("clerk", unit))
                    .extracting(Task::kind)
                    .containsExactlyInAnyOrder("file-security-evidence", "file-emergency-plan");
            assertThat(owedBy("user", unit)).isEmpty();
            assertThat(owedBy("signer", unit)).allSatisfy(task -> {
                assertThat(task.unit()).isEqualTo(unit);
                assertThat(task.due()).isEqualTo(today());
                assertThat(task.object()).isEqualTo("units/" + unit + "/standing");
            });
        }

        @Test
        void askForARenewalOnlyWhenTheEndIsNear() throws Throwable {
            String unit = newUnit();
            sign(unit);
            decide(fileEvidence(unit, today().plusDays(3)), "ACCEPTED");
            filePlan(unit, today().plusDays(200));

            assertThat(owedBy("signer", unit)).singleElement().satisfies(task -> {
                assertThat(task.kind()).isEqualTo("file-security-evidence");
                assertThat(task.due()).isEqualTo(today().plusDays(3));
            });
        }

        @Test
        void askTheCenterToDecideOnWhatWasFiled() throws Throwable {
            String unit = newUnit();
            String path = "security-evidence/" + fileEvidence(unit, today());

            assertThat(owedBy("operator", null)).extracting(Task::object).contains(path);
            assertThat(owedBy("clerk", unit)).extracting(Task::kind).doesNotContain("file-security-evidence");
        }

        private List<Task> owedBy(String role, String unit) throws Throwable {
            var caller = new Caller(role, role, "etown-cli", Set.of(role), Optional.ofNullable(unit), "");
            return VertxContextSupport.subscribeAndAwait(
                    () -> Panache.withTransaction(() -> tasks.owedBy(caller, 1000)));
        }
    }

    private static Response standing(String unit) {
        return as("operator").get("/units/" + unit + "/standing");
    }

    private static Response signing(String unit, Object version, Object digest) {
        return asOf("signer", unit)
                .body(Map.of("version", version, "digest", digest))
                .post("/units/" + unit + "/agreement-signings");
    }

    private static Response decide(String evidence, String target) {
        return move(as("operator"), "/security-evidence/" + evidence, target);
    }

    private static Map<String, Object> evidence(LocalDate until) {
        return new HashMap<>(Map.of(
                "kind", "SELF_ASSESSMENT",
                "fileNumber", "自查〔2026〕1号",
                "digest", DIGEST,
                "issuedBy", "本单位",
                "until", until.toString()));
    }

    private static Response filePlan(String unit, LocalDate reviewedUntil) {
        return asOf("clerk", unit)
                .body(Map.of(
                        "title",
                        "应急预案",
                        "link",
                        "https://files.example/plan.pdf",
                        "digest",
                        DIGEST,
                        "reviewedUntil",
                        reviewedUntil.toString()))
                .post("/units/" + unit + "/emergency-plans");
    }
}
