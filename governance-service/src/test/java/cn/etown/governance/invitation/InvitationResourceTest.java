package cn.etown.governance.invitation;

import cn.etown.governance.SetClock;
import cn.etown.governance.history.Transitions;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.problem.Refusal;
import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.time.CountyTime;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.newUnit;
import static cn.etown.governance.GovernanceFixtures.today;
import static cn.etown.governance.GovernanceFixtures.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KeycloakAddress.class)
class InvitationResourceTest {

    @Inject
    PlayedKeycloak keycloak;

    @Inject
    AccountUpkeep upkeep;

    @Inject
    SetClock clock;

    @Inject
    Pool pool;

    @Inject
    InvitationRecords records;

    @Inject
    Invitations invitations;

    @Inject
    InvitationRepository repository;

    @Inject
    Transitions history;

    @Inject
    Audit audit;

    @Inject
    TemporaryPasswords passwords;

    @Inject
    ObjectMapper json;

    @Inject
    CountyTime time;

    @Inject
    @RestClient
    KeycloakUsers users;

    private String unit;
    private String person;
    private String loginName;

    @BeforeEach
    void begin() {
        unit(UNIT_A);
        unit = newUnit();
        person = person(unit);
        loginName = "p-" + UUID.randomUUID();
    }

    @AfterEach
    void end() {
        keycloak.comeBack();
        clock.run();
    }

    @Nested
    class Invite {

        @Test
        void makesAnAccountOfTheUnitWithTheRolesAndShowsItsPasswordOnce() {
            String path = "/invitations/"
                    + invite(asOf("signer", unit), "CLERK", "USER")
                            .then()
                            .statusCode(201)
                            .header("Cache-Control", "no-store")
                            .body("state", equalTo("SENT"))
                            .body("unit", equalTo(unit))
                            .body("pending", equalTo(false))
                            .body("temporaryPassword", matchesPattern("[A-Za-z2-9]{20}"))
                            .extract()
                            .path("id");

            var invitation = as("operator").get(path).then().statusCode(200).body("temporaryPassword", nullValue());
            String account = invitation.extract().path("account");
            assertThat(keycloak.account(account).getJsonObject("attributes").getMap())
                    .containsEntry("unit", List.of(unit))
                    .containsEntry("person", List.of(person));
            assertThat(keycloak.account(account).getJsonArray("requiredActions"))
                    .containsExactly("UPDATE_PASSWORD");
            assertThat(keycloak.rolesOf(account)).containsExactlyInAnyOrder("clerk", "user");
            as("auditor").get(path + "/transitions").then().body("items.to", contains("ACCOUNT_MADE", "SENT"));
        }

        @Test
        void staysAsItWasWritten() {
            String id = "'"
                    + invite(as("operator"), "SIGNER")
                            .then()
                            .statusCode(201)
                            .extract()
                            .path("id") + "'";
            withdraw(as("operator"), "/invitations/" + id.replace("'", ""))
                    .then()
                    .statusCode(200);

            for (var change : List.of(
                    "update invitation set roles = '{CLERK}' where id = " + id,
                    "update invitation set inviter = 'x' where id = " + id,
                    "update invitation set state = 'SENT' where id = " + id,
                    "delete from invitation where id = " + id)) {
                assertThatThrownBy(() -> pool.query(change).executeAndAwait())
                        .hasMessageContaining("only ever added to");
            }
        }

        @Test
        void keepsThePasswordNowhereAndShowsItToNoRepeat() {
            String key = UUID.randomUUID().toString();
            Supplier<Response> call = () -> invite(as("operator").header("Idempotency-Key", key), "SIGNER");

            Response first = call.get();
            Response again = call.get();

            String password = first.then().statusCode(201).extract().path("temporaryPassword");
            assertThat(password).isNotNull().isEqualTo(keycloak.passwordOf(first.path("account")));
            again.then().statusCode(201).body("id", equalTo(first.path("id"))).body("temporaryPassword", nullValue());
            assertThat(keycloak.passwordOf(first.path("account"))).isEqualTo(password);
            for (var table : List.of("kit.idempotency", "kit.audit", "kit.outbox", "invitation", "transition")) {
                assertThat(rowsWith(table, password)).as(table).isZero();
            }
            assertThat(rowsWith("kit.audit", loginName)).isZero();
        }

        @Test
        void isTheSignersForThoseWhoDraftOrReadInTheOwnUnitAndTheOperatorsForAllElse() {
            invite(asOf("signer", unit), "CLERK", "SIGNER").then().statusCode(403);
            invite(asOf("clerk", unit), "USER").then().statusCode(403);
            invite(asOf("signer", UNIT_A), "USER").then().statusCode(404);
            for (var center : List.of("OPERATOR", "GOVERNOR", "ASSESSOR", "AUDITOR", "SERVICE")) {
                invite(as("operator"), center).then().statusCode(400).body("errors.pointer", hasItem("/roles/0"));
            }
            invite(as("operator"), "SIGNER").then().statusCode(201);
        }

        @Test
        void isRefusedForANameOrAnAddressThatIsAnothersAndLeavesNothing() {
            keycloak.someAccount(loginName);
            String address = loginName + "@unit-a.example";
            keycloak.account(keycloak.someAccount("other-" + loginName)).put("email", address);

            invite(as("operator"), "CLERK")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("login-name-taken"))
                    .body("errors.pointer", contains("/loginName"));
            as("operator")
                    .body(Map.of("person", person, "roles", List.of("CLERK"), "loginName", "free", "email", address))
                    .post("/invitations")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("email-taken"))
                    .body("errors.pointer", contains("/email"));
            as("operator")
                    .queryParam("person", person)
                    .get("/invitations")
                    .then()
                    .body("items", empty());
        }

        @Test
        void isOneForAPersonAndOneForAName() {
            var answers = IntStream.range(0, 4)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> invite(as("operator"), "CLERK").statusCode()))
                    .toList();
            assertThat(answers.stream().map(CompletableFuture::join))
                    .containsOnlyOnce(201)
                    .containsOnly(201, 409);
            assertThat(keycloak.accountsOf(loginName)).hasSize(1);

            invite(as("operator"), "CLERK").then().statusCode(409).body("code", equalTo("already-invited"));
            person = person(unit);
            invite(as("operator"), "CLERK").then().statusCode(409).body("code", equalTo("login-name-taken"));
        }

        /** Another invitation to the same name is written down in the same moment, and not seen yet. */
        @Test
        void saysWhatWasTakenMeanwhile() {
            String other = person(unit);
            var connection = pool.getConnection().await().indefinitely();
            var transaction = connection.begin().await().indefinitely();
            connection
                    .preparedQuery(
                            "insert into invitation (id, person, unit, login_name, roles, state, by_unit, inviter,"
                                    + " inviter_name, invited_at, until_day, failures, revision) values ($1, $2, $3, $4, '{CLERK}',"
                                    + " 'ASKED', false, 'x', 'x', now(), '2027-01-01', 0, 0)")
                    .execute(Tuple.of(UUID.randomUUID(), UUID.fromString(other), unit, loginName))
                    .await()
                    .indefinitely();

            var answer = CompletableFuture.supplyAsync(() -> invite(as("operator"), "CLERK"));
            Awaitility.await().until(() -> answer.isDone() || somebodyWaitsForALock());
            transaction.commit().await().indefinitely();
            connection.close().await().indefinitely();

            answer.join().then().statusCode(409).body("code", equalTo("login-name-taken"));
        }

        private boolean somebodyWaitsForALock() {
            return pool.query("select exists (select from pg_locks where not granted) as waits")
                    .executeAndAwait()
                    .iterator()
                    .next()
                    .getBoolean("waits");
        }

        @Test
        void needsAPersonOnDutyAndAName() {
            as("operator")
                    .body(Map.of("person", person, "roles", List.of("CLERK")))
                    .post("/invitations")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("login-name-needed"));
            as("operator")
                    .body(Map.of("person", UUID.randomUUID(), "roles", List.of("CLERK"), "loginName", loginName))
                    .post("/invitations")
                    .then()
                    .statusCode(404);
            leave(person);
            invite(as("operator"), "CLERK").then().statusCode(422).body("code", equalTo("person-ended"));
        }
    }

    @Nested
    class WhileKeycloakIsAway {

        @Test
        void anInvitationIsKeptAndTheAccountMadeLaterOnce() {
            keycloak.goAway();
            String path = "/invitations/"
                    + invite(as("operator"), "CLERK")
                            .then()
                            .statusCode(201)
                            .body("state", equalTo("ASKED"))
                            .body("pending", equalTo(true))
                            .body("temporaryPassword", nullValue())
                            .extract()
                            .path("id");
            keepLater(Duration.ofHours(1));
            state(path, "ASKED");

            keycloak.comeBack();
            IntStream.range(0, 3).forEach(i -> keepLater(Duration.ofHours(2 + i)));

            state(path, "ACCOUNT_MADE");
            assertThat(keycloak.accountsOf(loginName)).hasSize(1);
            tasks("operator").then().body("items.kind", hasItem("deliver-invitation"));
            deliver(as("operator"), path)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("SENT"))
                    .body("temporaryPassword", notNullValue());
        }

        @Test
        void anAnswerThatIsLostMakesNoSecondAccount() {
            keycloak.loseAnswers();
            String path = "/invitations/" + invite(as("operator"), "CLERK").path("id");
            state(path, "ASKED");
            keycloak.comeBack();

            keepLater(Duration.ofHours(1));

            state(path, "ACCOUNT_MADE");
            assertThat(keycloak.accountsOf(loginName)).hasSize(1);
        }

        @Test
        void aNameThatTurnsOutToBeTakenIsToldToWhoeverInvited() {
            keycloak.goAway();
            String path =
                    "/invitations/" + invite(asOf("signer", unit), "CLERK").path("id");
            keycloak.comeBack();
            keycloak.someAccount(loginName);

            keepLater(Duration.ofHours(1));

            as("operator")
                    .get(path)
                    .then()
                    .body("state", equalTo("REFUSED"))
                    .body("problem", equalTo("login-name-taken"))
                    .body("pending", equalTo(false));
            asOf("signer", unit).get("/tasks").then().body("items.kind", hasItem("invite-anew"));
            loginName = "other-" + loginName.substring(10);
            invite(asOf("signer", unit), "CLERK").then().statusCode(201).body("state", equalTo("SENT"));
            asOf("signer", unit).get("/tasks").then().body("items.kind", not(hasItem("invite-anew")));
        }

        @Test
        void aWayInIsNotHandedOverAndAWithdrawalIsPending() {
            Response invited = invite(as("operator"), "CLERK");
            String path = "/invitations/" + invited.path("id");
            keycloak.goAway();

            deliver(as("operator"), path)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("accounts-unavailable"));
            withdraw(as("operator"), path)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("WITHDRAWN"))
                    .body("pending", equalTo(true));
            invite(as("operator"), "CLERK").then().statusCode(409).body("code", equalTo("account-not-shut-yet"));
            assertThat(isOpen(invited)).isTrue();

            keycloak.comeBack();
            keepLater(Duration.ofHours(1));
            assertThat(isOpen(invited)).isFalse();
            as("operator").get(path).then().body("pending", equalTo(false));
        }
    }

    @Nested
    class Deliver {

        @Test
        void makesThePasswordOfBeforeWorthlessUnderTheVersionThatWasRead() {
            Response invited = invite(asOf("signer", unit), "CLERK");
            String path = "/invitations/" + invited.path("id");
            String first = invited.path("temporaryPassword");

            asOf("signer", unit).post(path + "/deliveries").then().statusCode(428);
            asOf("signer", unit)
                    .header("If-Match", "\"0\"")
                    .post(path + "/deliveries")
                    .then()
                    .statusCode(412);
            asOf("signer", UNIT_A)
                    .header("If-Match", "\"0\"")
                    .post(path + "/deliveries")
                    .then()
                    .statusCode(404);
            String second = deliver(asOf("signer", unit), path)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "no-store")
                    .extract()
                    .path("temporaryPassword");

            assertThat(second).isNotEqualTo(first).isEqualTo(keycloak.passwordOf(invited.path("account")));
        }
    }

    @Nested
    class Accounts {

        @Test
        void areAcceptedWhenTheirPeopleHaveDoneWhatIsRequired() {
            Response invited = invite(as("operator"), "CLERK");
            String path = "/invitations/" + invited.path("id");
            keepLater(Duration.ofHours(1));
            state(path, "SENT");

            keycloak.signIn(invited.path("account"));
            keepLater(Duration.ofHours(2));

            state(path, "ACCEPTED");
            deliver(as("operator"), path).then().statusCode(422).body("code", equalTo("invitation-not-deliverable"));
        }

        @Test
        void areShutWhenNobodyComesInInTime() {
            Response invited = invite(as("operator"), "CLERK");
            String path = "/invitations/" + invited.path("id");
            keepLater(Duration.ofDays(13));
            state(path, "SENT");

            keepLater(Duration.ofDays(16));

            state(path, "EXPIRED");
            assertThat(isOpen(invited)).isFalse();
            tasks("operator").then().body("items.kind", hasItem("invite-anew"));
        }

        @Test
        void areShutWithTheDutyOfTheirPeople() {
            Response invited = invite(as("operator"), "CLERK");
            String path = "/invitations/" + invited.path("id");
            keycloak.signIn(invited.path("account"));
            keepLater(Duration.ofHours(1));
            state(path, "ACCEPTED");

            leave(person);
            keepLater(Duration.ofHours(2));

            state(path, "ENDED");
            assertThat(isOpen(invited)).isFalse();
            as("auditor").get(path + "/transitions").then().body("items.by.name[-1]", equalTo("governance-service"));
        }

        @Test
        void areShutByAWithdrawalAndGivenBackToTheSamePersonWithTheRolesAskedFor() {
            Response invited = invite(as("operator"), "CLERK");
            String path = "/invitations/" + invited.path("id");
            withdraw(asOf("signer", unit), path).then().statusCode(200);
            keepLater(Duration.ofHours(1));
            assertThat(isOpen(invited)).isFalse();

            String before = loginName;
            loginName = "another-" + UUID.randomUUID();
            invite(as("operator"), "SIGNER").then().statusCode(422).body("code", equalTo("person-has-an-account"));
            loginName = before;
            invite(as("operator"), "SIGNER")
                    .then()
                    .statusCode(201)
                    .body("state", equalTo("SENT"))
                    .body("account", equalTo(invited.path("account")));

            assertThat(isOpen(invited)).isTrue();
            assertThat(keycloak.rolesOf(invited.path("account"))).containsExactly("signer");
            assertThat(keycloak.passwordOf(invited.path("account"))).isNotEqualTo(invited.path("temporaryPassword"));
        }

        /** Else a signer could shut a clerk's account, and act in the clerk's name with the new password. */
        @Test
        void thatWereShutAreNotGivenBackByTheSignerWhoWouldSeeTheirPassword() {
            String path =
                    "/invitations/" + invite(asOf("signer", unit), "CLERK").path("id");
            withdraw(asOf("signer", unit), path).then().statusCode(200);
            keepLater(Duration.ofHours(1));

            invite(asOf("signer", unit), "CLERK")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("account-is-given-back-by-the-operator"))
                    .body("errors.pointer", contains("/person"));
            invite(as("operator"), "CLERK").then().statusCode(201).body("state", equalTo("SENT"));
        }

        /** Each is taken for as long as it alone may take. */
        @Test
        void areTakenOneByOneSoThatAnOutageLeavesTheRestToOthers() {
            keycloak.goAway();
            String first = invite(as("operator"), "CLERK").path("id");
            loginName = "p-" + UUID.randomUUID();
            person = person(unit);
            String second = invite(as("operator"), "CLERK").path("id");

            keepLater(Duration.ofHours(1));

            long due = pool.preparedQuery(
                            "select count(*) as due from invitation where id in ($1, $2) and next_try_at <= $3")
                    .execute(Tuple.of(
                            UUID.fromString(first),
                            UUID.fromString(second),
                            time.now().atOffset(ZoneOffset.UTC)))
                    .await()
                    .indefinitely()
                    .iterator()
                    .next()
                    .getLong("due");
            assertThat(due).isPositive();
        }

        @Test
        void ofSignersAreNotForOtherSignersToShut() {
            String path = "/invitations/" + invite(as("operator"), "SIGNER").path("id");

            withdraw(asOf("signer", unit), path).then().statusCode(403);
            withdraw(asOf("signer", UNIT_A), path).then().statusCode(404);
            asOf("signer", unit).get("/invitations").then().body("items.unit", contains(unit));
            asOf("signer", UNIT_A)
                    .queryParam("unit", unit)
                    .get("/invitations")
                    .then()
                    .body("items.unit", not(hasItem(unit)));
        }
    }

    @Nested
    class ByMail {

        @Test
        void theWayInIsALinkAndTheAddressHasToBeVerified() {
            var byMail = new RealmThatSendsMail();
            var accounts = new cn.etown.governance.invitation.Accounts(users, passwords, byMail, json);
            var postman = new AccountUpkeep(records, invitations, accounts, byMail, time);
            keycloak.goAway();
            String path = "/invitations/" + invite(as("operator"), "CLERK").path("id");
            keycloak.comeBack();

            clock.setTo(SetClock.now().plus(Duration.ofHours(1)));
            await(postman::keepAll);
            clock.setTo(SetClock.now().plus(Duration.ofHours(2)));
            await(postman::keepAll);

            String account = as("operator")
                    .get(path)
                    .then()
                    .body("state", equalTo("SENT"))
                    .extract()
                    .path("account");
            assertThat(keycloak.mailsTo(account)).isEqualTo(1);
            assertThat(keycloak.passwordOf(account)).isNull();
            assertThat(keycloak.account(account).getJsonArray("requiredActions"))
                    .containsExactly("UPDATE_PASSWORD", "VERIFY_EMAIL");
        }

        /** The service's own round comes between the account and the mail. */
        @Test
        void theLinkIsSentByWhoeverMadeTheAccountAndByOthersOnlyWhereThatOneDied() {
            var byMail = new RealmThatSendsMail();
            var accounts = new cn.etown.governance.invitation.Accounts(users, passwords, byMail, json);
            var postman = new AccountUpkeep(records, invitations, accounts, byMail, time);
            var maker = new InvitationRecords(repository, history, audit, time, byMail);
            keycloak.goAway();
            String id = invite(as("operator"), "CLERK").path("id");
            keycloak.comeBack();
            String account = keycloak.someAccount(loginName);
            await(() -> Panache.withTransaction(() -> maker.made(UUID.fromString(id), account)));

            await(postman::keepAll);
            assertThat(keycloak.mailsTo(account)).isZero();

            clock.setTo(SetClock.now().plus(Duration.ofMinutes(2)));
            await(postman::keepAll);
            assertThat(keycloak.mailsTo(account)).isEqualTo(1);
        }

        @Test
        void anAddressIsNeeded() {
            var request = new InviteRequest(UUID.randomUUID(), List.of(), "name", null);

            assertThat(org.junit.jupiter.api.Assertions.assertThrows(Refusal.class, () -> request.mustHold(true))
                            .code())
                    .isEqualTo("email-needed");
        }
    }

    private record RealmThatSendsMail() implements InvitationSettings {

        @Override
        public boolean byMail() {
            return true;
        }

        @Override
        public String every() {
            return "off";
        }

        @Override
        public int validDays() {
            return 14;
        }

        @Override
        public Duration lookAgain() {
            return Duration.ofMinutes(2);
        }

        @Override
        public Duration longestPause() {
            return Duration.ofMinutes(10);
        }
    }

    private Response invite(RequestSpecification who, String... roles) {
        return who.body(Map.of("person", person, "roles", List.of(roles), "loginName", loginName))
                .post("/invitations");
    }

    private static Response deliver(RequestSpecification who, String path) {
        return who.header("If-Match", as("operator").get(path).header("ETag")).post(path + "/deliveries");
    }

    private static Response withdraw(RequestSpecification who, String path) {
        return who.header("If-Match", as("operator").get(path).header("ETag"))
                .body(Map.of("target", "WITHDRAWN", "reason", "人员调离"))
                .post(path + "/transitions");
    }

    private static void state(String path, String state) {
        as("operator").get(path).then().body("state", equalTo(state));
    }

    private static Response tasks(String role) {
        return as(role).queryParam("limit", 200).get("/tasks");
    }

    private boolean isOpen(Response invited) {
        return keycloak.account(invited.path("account")).getBoolean("enabled");
    }

    /** What the platform does by itself, as if so much time had gone by. */
    private void keepLater(Duration later) {
        clock.setTo(SetClock.now().plus(later));
        await(upkeep::keepAll);
    }

    private static <T> void await(Supplier<Uni<T>> work) {
        try {
            VertxContextSupport.subscribeAndAwait(work);
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }

    private static String person(String unit) {
        return as("operator")
                .body(known())
                .post("/units/" + unit + "/responsible-people")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void leave(String person) {
        var left = known();
        left.put("until", today().minusDays(1).toString());
        as("operator")
                .header("If-Match", "\"0\"")
                .body(left)
                .put("/responsible-people/" + person)
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> known() {
        return new HashMap<>(Map.of(
                "name", "责任人甲",
                "office", "信息科",
                "duty", "DATA_RESPONSIBLE",
                "contact", Map.of("phone", "0357-6820001"),
                "from", "2020-01-01"));
    }

    private long rowsWith(String table, String text) {
        return pool.preparedQuery("select count(*) from " + table + " r where r::text like '%' || $1 || '%'")
                .execute(Tuple.of(text))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }
}
