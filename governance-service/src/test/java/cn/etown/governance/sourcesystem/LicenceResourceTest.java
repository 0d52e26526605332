package cn.etown.governance.sourcesystem;

import cn.etown.governance.SetClock;
import cn.etown.governance.ToldEvents;
import cn.etown.governance.contract.ContractFixtures;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.accept;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.asPerson;
import static cn.etown.governance.GovernanceFixtures.build;
import static cn.etown.governance.GovernanceFixtures.kindsOwed;
import static cn.etown.governance.GovernanceFixtures.meetRequirements;
import static cn.etown.governance.GovernanceFixtures.move;
import static cn.etown.governance.GovernanceFixtures.putInForce;
import static cn.etown.governance.GovernanceFixtures.tasks;
import static cn.etown.governance.GovernanceFixtures.today;
import static cn.etown.governance.GovernanceFixtures.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class LicenceResourceTest {

    private static final int TERM = 40;

    @Inject
    LicenceEnds ends;

    @Inject
    SetClock clock;

    private String system;

    @BeforeEach
    void register() {
        unit(UNIT_A);
        unit(UNIT_B);
        system = "/source-systems/"
                + as("operator")
                        .body(Map.of(
                                "unit", UNIT_A,
                                "name", "外部气象数据",
                                "domain", "EXTERNAL",
                                "phase", "OPERATION",
                                "licence",
                                        Map.of(
                                                "text",
                                                "数据使用协议",
                                                "until",
                                                day(TERM).toString())))
                        .post("/source-systems")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    @AfterEach
    void end() {
        clock.run();
    }

    @Nested
    class Renew {

        @Test
        void takesThePlaceOfTheLicenceBeforeOnTheWordOfAnotherPerson() {
            String renewal = renew(asOf("clerk", UNIT_A), day(400));
            as("auditor")
                    .get(system)
                    .then()
                    .body("licence.until", equalTo(day(TERM).toString()));

            move(asPerson("clerk-of-" + UNIT_A, "operator"), renewal, "ACCEPTED")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("two-person-rule"))
                    .body("clause", equalTo("R5.3"));
            move(asOf("signer", UNIT_A), renewal, "ACCEPTED").then().statusCode(403);
            move(as("operator"), renewal, "ACCEPTED").then().statusCode(200).body("state", equalTo("ACCEPTED"));

            as("auditor").get(system).then().body("licence.until", equalTo(day(400).toString()));
            as("auditor")
                    .get(system + "/licences")
                    .then()
                    .body("items.number", contains(1, 2))
                    .body("items.state", contains("REPLACED", "ACCEPTED"));
            assertThat(told("licence-accepted"))
                    .singleElement()
                    .satisfies(data ->
                            assertThat(data).containsEntry("number", 2).containsEntry("until", day(400).toString()));
            move(as("governor"), renewal, "REPLACED").then().statusCode(422);
        }

        @Test
        void isForTheUnitsOwnPeopleOneAtATimeWithEvidence() {
            propose(asOf("clerk", UNIT_B), day(400)).then().statusCode(404);
            asOf("clerk", UNIT_A)
                    .body(Map.of("text", "数据使用协议", "evidence", List.of()))
                    .post(system + "/licences")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", contains("/evidence"));
            propose(asOf("clerk", UNIT_A), day(-1))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("licence-ended"))
                    .body("errors.pointer", contains("/until"));

            String renewal = renew(asOf("clerk", UNIT_A), day(400));
            propose(as("operator"), day(500)).then().statusCode(409).body("code", equalTo("licence-proposed"));
            asOf("clerk", UNIT_B).get(renewal).then().statusCode(404);
            move(asOf("signer", UNIT_A), renewal, "WITHDRAWN").then().statusCode(200);
            String another = renew(as("operator"), day(500));
            move(as("governor"), another, "REFUSED").then().statusCode(200);
            as("auditor").get(another + "/transitions").then().body("items.to", contains("REFUSED"));
            as("auditor")
                    .get(system)
                    .then()
                    .body("licence.until", equalTo(day(TERM).toString()));
        }

        @Test
        void mayHaveNoEnd() {
            asOf("signer", UNIT_A)
                    .body(Map.of("text", "气象法第二十二条", "evidence", List.of("气象法")))
                    .post(system + "/licences")
                    .then()
                    .statusCode(201);
            List<String> ids = as("auditor").get(system + "/licences").path("items.id");
            move(as("governor"), "/licences/" + ids.get(1), "ACCEPTED").then().statusCode(200);

            as("auditor").get(system).then().body("licence.until", nullValue());
        }
    }

    @Nested
    class End {

        @Test
        void isToldBeforeAndAtItOnceByAnyNumberOfReplicasAndOwedByTheUnit() {
            tellOn(TERM - 31);
            assertThat(told("licence-ending")).isEmpty();
            assertThat(renewalIsOwed()).isFalse();

            tellOn(TERM - 30);
            assertThat(told("licence-ending"))
                    .singleElement()
                    .satisfies(data ->
                            assertThat(data).containsEntry("until", day(TERM).toString()));
            assertThat(renewalIsOwed()).isTrue();

            tellOn(TERM);
            assertThat(told("licence-ended")).isEmpty();
            clock.setTo(SetClock.now().plus(Duration.ofDays(TERM + 1)));
            IntStream.range(0, 4)
                    .mapToObj(i -> CompletableFuture.runAsync(LicenceResourceTest.this::tell))
                    .toList()
                    .forEach(CompletableFuture::join);
            assertThat(told("licence-ended")).hasSize(1);
            assertThat(told("licence-ending")).hasSize(1);

            renew(asOf("clerk", UNIT_A), day(400));
            assertThat(renewalIsOwed()).isFalse();
            assertThat(kindsOwed(() -> as("operator"))).contains("decide-licence");
        }

        @Test
        void keepsAnInterfaceFromGoingOnlineUntilItIsRenewed() {
            String path = "/interfaces/" + accepted();
            clock.setTo(SetClock.now().plus(Duration.ofDays(TERM + 1)));

            move(as("operator"), path, "ONLINE")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("requirements-missing"))
                    .body("errors.detail", contains(startsWith("licence")));
            asOf("clerk", UNIT_A).get(path + "/requirements").then().body("missing.code", contains("licence"));

            String renewal = renew(asOf("clerk", UNIT_A), day(400));
            move(as("operator"), renewal, "ACCEPTED").then().statusCode(200);
            move(as("operator"), path, "ONLINE").then().statusCode(200);
            as("auditor")
                    .get(path + "/transitions")
                    .then()
                    .body(
                            "items.last().evidence.findAll { it.startsWith('licences/') }",
                            contains(renewal.substring(1)));
        }

        @Test
        void ofAnInterfaceThatIsOnlineIsToldAndTheOperatorsToDealWith() {
            String code = accepted();
            move(as("operator"), "/interfaces/" + code, "ONLINE").then().statusCode(200);
            tellOn(TERM);
            assertThat(unlicensed(code)).isEmpty();

            tellOn(TERM + 1);
            tell();

            assertThat(unlicensed(code))
                    .singleElement()
                    .satisfies(data -> assertThat(data)
                            .containsEntry("interface", code)
                            .containsEntry("licenceUntil", day(TERM).toString()));
            String link = "/api/governance/v1/interfaces/" + code;
            assertThat(toSuspend()).contains(link);

            move(as("operator"), "/interfaces/" + code, "SUSPENDED", Map.of("evidence", List.of("采监〔2026〕9号")))
                    .then()
                    .statusCode(200);
            assertThat(toSuspend()).doesNotContain(link);
        }

        @Test
        void ofAnInterfaceThatIsDeprecatedIsToldAndTheOperatorsToo() {
            String code = accepted();
            move(as("operator"), "/interfaces/" + code, "ONLINE").then().statusCode(200);
            var sunset = Map.of("sunset", day(TERM + 9).toString());
            move(as("operator"), "/interfaces/" + code, "DEPRECATED", sunset)
                    .then()
                    .statusCode(200);

            tellOn(TERM + 1);

            assertThat(unlicensed(code)).hasSize(1);
            assertThat(toSuspend()).contains("/api/governance/v1/interfaces/" + code);
        }

        private List<Map<String, Object>> unlicensed(String code) {
            return ToldEvents.of("interfaces/" + code, "interface-unlicensed");
        }
    }

    /** An interface of the source that lacks nothing but the step to ONLINE; its code. */
    private String accepted() {
        String code = "flow-" + UUID.randomUUID();
        as("operator")
                .body(Map.of("code", code, "name", "气象", "sourceSystem", system.substring("/source-systems/".length())))
                .post("/interfaces")
                .then()
                .statusCode(201);
        putInForce(UNIT_A, code, ContractFixtures.sales());
        build(code);
        accept(code);
        meetRequirements(UNIT_A, code);
        return code;
    }

    private String renew(RequestSpecification who, LocalDate until) {
        return "/licences/"
                + propose(who, until).then().statusCode(201).extract().path("id");
    }

    private Response propose(RequestSpecification who, LocalDate until) {
        var body = new HashMap<String, Object>(Map.of("text", "续签的数据使用协议", "evidence", List.of("协议〔2027〕8号")));
        body.put("until", until.toString());
        return who.body(body).post(system + "/licences");
    }

    /** Whether the unit owes the renewal of this source's licence; other sources of it may owe theirs. */
    private boolean renewalIsOwed() {
        return tasks(() -> asOf("clerk", UNIT_A)).stream()
                .anyMatch(task -> task.get("kind").equals("renew-licence")
                        && task.get("link").equals("/api/governance/v1" + system));
    }

    /** What the operator owes about interfaces without a licence, as links. */
    private static List<Object> toSuspend() {
        return tasks(() -> as("operator")).stream()
                .filter(task -> task.get("kind").equals("suspend-unlicensed-interface"))
                .map(task -> task.get("link"))
                .toList();
    }

    private List<Map<String, Object>> told(String fact) {
        return ToldEvents.of(system.substring(1), fact);
    }

    private void tellOn(int days) {
        clock.setTo(SetClock.now().plus(Duration.ofDays(days)));
        tell();
    }

    private void tell() {
        try {
            VertxContextSupport.subscribeAndAwait(ends::tellAll);
        } catch (Throwable failure) {
            throw new CompletionException(failure);
        }
    }

    private static LocalDate day(int fromToday) {
        return today().plusDays(fromToday);
    }
}
