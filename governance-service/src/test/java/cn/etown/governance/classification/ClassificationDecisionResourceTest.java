package cn.etown.governance.classification;

import cn.etown.governance.SetClock;
import cn.etown.governance.ToldEvents;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.task.Task;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.asPerson;
import static cn.etown.governance.GovernanceFixtures.move;
import static cn.etown.governance.GovernanceFixtures.unit;
import static cn.etown.governance.classification.ClassificationFixtures.classified;
import static cn.etown.governance.classification.ClassificationFixtures.counts;
import static cn.etown.governance.classification.ClassificationFixtures.propose;
import static cn.etown.governance.classification.ClassificationFixtures.proposed;
import static cn.etown.governance.classification.ClassificationFixtures.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ClassificationDecisionResourceTest {

    private final SetClock clock;
    private final ClassificationTasks tasks;

    private String code;

    ClassificationDecisionResourceTest(SetClock clock, ClassificationTasks tasks) {
        this.clock = clock;
        this.tasks = tasks;
    }

    @BeforeEach
    void classify() {
        unit(UNIT_A);
        unit(UNIT_B);
        clock.setTo(ClassificationFixtures.NOON);
        code = classified();
    }

    @AfterEach
    void end() {
        clock.run();
    }

    @Nested
    class ThatRaise {

        @Test
        void takeEffectAtOnce() {
            String id = propose(asOf("signer", UNIT_A), request(code, "invoice", "L4", true))
                    .then()
                    .statusCode(201)
                    .body("state", equalTo("ACCEPTED"))
                    .body("from.sensitivityClass", equalTo("L2"))
                    .body("to.personalData", equalTo(true))
                    .extract()
                    .path("id");

            assertThat(counts(code, "invoice"))
                    .containsEntry("sensitivityClass", "L4")
                    .containsEntry("personalData", true)
                    .containsEntry("source", "classification-decisions/" + id);
            as("auditor")
                    .get("/classification-decisions/" + id + "/transitions")
                    .then()
                    .body("items.to", contains("ACCEPTED"));
            assertThat(ToldEvents.of("interfaces/" + code, "interface-classified"))
                    .hasSize(2);
        }

        @Test
        void setWhatNobodyHadClassified() {
            var withoutEvidence = request(code, "note", "L1", false);
            withoutEvidence.remove("evidence");

            propose(as("operator"), withoutEvidence)
                    .then()
                    .statusCode(201)
                    .body("state", equalTo("ACCEPTED"))
                    .body("from.sensitivityClass", equalTo(null));

            assertThat(counts(code, "note")).containsEntry("sensitivityClass", "L1");
        }
    }

    @Nested
    class ThatLower {

        @Test
        void waitForAGovernorWhoDidNotPropose() {
            String proposer = "person-" + UUID.randomUUID();
            String path = "/classification-decisions/"
                    + propose(asPerson(proposer, "operator"), request(code, "invoice", "L1", false))
                            .then()
                            .statusCode(201)
                            .body("state", equalTo("PROPOSED"))
                            .body("decisionDue", equalTo("2026-09-22"))
                            .extract()
                            .path("id");
            assertThat(counts(code, "invoice")).containsEntry("sensitivityClass", "L2");

            move(asPerson(proposer, "governor"), path, "ACCEPTED")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("two-person-rule"));
            move(as("operator"), path, "ACCEPTED").then().statusCode(403);
            move(as("governor"), path, "ACCEPTED")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("ACCEPTED"))
                    .body("decisionReason", equalTo("到 ACCEPTED"));

            assertThat(counts(code, "invoice")).containsEntry("sensitivityClass", "L1");
            move(as("governor"), path, "REFUSED").then().statusCode(422).body("code", equalTo("proposal-transition"));
        }

        @Test
        void areThoseThatTakeThePersonalMarkAwayToo() {
            propose(asOf("signer", UNIT_A), request(code, "channel", "IMPORTANT", false))
                    .then()
                    .statusCode(201)
                    .body("state", equalTo("PROPOSED"));

            assertThat(counts(code, "channel"))
                    .containsEntry("sensitivityClass", "L3")
                    .containsEntry("personalData", true);
        }

        @Test
        void changeNothingWhereTheyAreRefusedOrTakenBack() {
            move(as("governor"), proposed(code, "invoice", "L1"), "REFUSED")
                    .then()
                    .statusCode(200);
            String again = proposed(code, "invoice", "L1");
            move(asOf("signer", UNIT_B), again, "WITHDRAWN").then().statusCode(404);
            move(asOf("signer", UNIT_A), again, "WITHDRAWN").then().statusCode(200);

            assertThat(counts(code, "invoice")).containsEntry("sensitivityClass", "L2");
        }

        @Test
        void areOneAtATimeForAField() {
            proposed(code, "invoice", "L1");

            propose(asOf("signer", UNIT_A), request(code, "invoice", "L1", false))
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("decision-open"));
        }

        @Test
        void holdForWhatWasSeenWhenTheyWereProposed() {
            String path = proposed(code, "invoice", "L1");
            propose(as("operator"), request(code, "invoice", "L4", false))
                    .then()
                    .statusCode(201);

            move(as("governor"), path, "ACCEPTED")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("classification-changed"));

            assertThat(counts(code, "invoice")).containsEntry("sensitivityClass", "L4");
        }

        @Test
        void needEvidence() {
            var request = request(code, "invoice", "L1", false);
            request.put("evidence", List.of());

            propose(as("operator"), request)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("evidence-needed"))
                    .body("clause", equalTo("R3.2d"))
                    .body("errors.pointer", contains("/evidence"));
        }
    }

    @Nested
    class AreRefused {

        @Test
        void whereThereIsNothingToDecide() {
            propose(as("operator"), request(code, "invoice", "L2", false))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("nothing-to-decide"));
            propose(as("operator"), request(code, "nothing", "L2", false))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("unknown-field"))
                    .body("errors.pointer", contains("/field"));
            var kind = request(code, "invoice", "L3", false);
            kind.put("personalKind", "电话");
            propose(as("operator"), kind).then().statusCode(422).body("errors.pointer", contains("/personalKind"));
        }

        @Test
        void toThoseWhomTheyDoNotConcern() {
            var request = request(code, "invoice", "L4", false);

            propose(asOf("signer", UNIT_B), request).then().statusCode(404);
            propose(asOf("clerk", UNIT_A), request).then().statusCode(403);
            propose(as("auditor"), request).then().statusCode(403);
            propose(as("operator"), request("no-such-flow", "invoice", "L4", false))
                    .then()
                    .statusCode(404);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "interface        | A B",
                    "field            | a b",
                    "sensitivityClass | L9",
                    "personalData     | perhaps",
                    "personalKind     | ' '",
                    "reason           | ' '"
                })
        void withThePlaceOfWhatIsWrong(String member, String value) {
            var request = request(code, "invoice", "L4", false);
            request.put(member, value);

            propose(as("operator"), request).then().statusCode(400).body("errors.pointer", hasItem("/" + member));
        }

        @Test
        void withoutTheVersionThatWasRead() {
            String path = proposed(code, "invoice", "L1");
            var body = Map.of("target", "ACCEPTED", "reason", "经核实");

            as("governor").body(body).post(path + "/transitions").then().statusCode(428);
            as("governor")
                    .header("If-Match", "\"7\"")
                    .body(body)
                    .post(path + "/transitions")
                    .then()
                    .statusCode(412);
            as("governor")
                    .get("/classification-decisions/" + UUID.randomUUID())
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void answerARepeatAsTheFirstTime() {
        String key = UUID.randomUUID().toString();
        var request = request(code, "invoice", "L4", false);

        String first = propose(as("operator").header("Idempotency-Key", key), request)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        propose(as("operator").header("Idempotency-Key", key), request)
                .then()
                .statusCode(201)
                .body("id", equalTo(first));

        as("operator")
                .queryParam("interface", code)
                .get("/classification-decisions")
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void areListedByWhatTheyAreAbout() {
        String open = proposed(code, "invoice", "L1").substring("/classification-decisions/".length());
        propose(as("operator"), request(code, "note", "L1", false)).then().statusCode(201);

        asOf("clerk", UNIT_A)
                .queryParams("interface", code, "state", "PROPOSED")
                .get("/classification-decisions")
                .then()
                .statusCode(200)
                .body("items.id", contains(open));
        as("governor")
                .queryParams("interface", code, "field", "note", "unit", UNIT_A)
                .get("/classification-decisions")
                .then()
                .body("items.field", contains("note"));
        asOf("clerk", UNIT_B)
                .queryParams("interface", code, "unit", UNIT_A)
                .get("/classification-decisions")
                .then()
                .body("items", hasSize(0));
        asOf("clerk", UNIT_B).get("/classification-decisions/" + open).then().statusCode(404);
        as("governor")
                .queryParam("state", "OPEN")
                .get("/classification-decisions")
                .then()
                .statusCode(400);
    }

    @Test
    void standOnTheWorkListsOfThoseWhoOweThem() {
        String path = proposed(code, "invoice", "L1").substring(1);

        assertThat(owedBy("governor", Optional.empty()))
                .filteredOn(task -> task.object().equals(path))
                .extracting(Task::kind, Task::due)
                .containsExactly(tuple("decide-classification", LocalDate.of(2026, 9, 22)));
        assertThat(owedBy("clerk", Optional.of(UNIT_A)))
                .filteredOn(task -> task.object().equals("interfaces/" + code))
                .extracting(Task::kind)
                .containsExactly("classify-fields");
        assertThat(owedBy("clerk", Optional.of(UNIT_B)))
                .noneMatch(task -> task.object().equals("interfaces/" + code));

        move(as("governor"), "/" + path, "REFUSED").then().statusCode(200);
        propose(as("operator"), request(code, "note", "L1", false)).then().statusCode(201);

        assertThat(owedBy("governor", Optional.empty()))
                .noneMatch(task -> task.object().equals(path));
        assertThat(owedBy("clerk", Optional.of(UNIT_A)))
                .noneMatch(task -> task.object().equals("interfaces/" + code));
    }

    private List<Task> owedBy(String role, Optional<String> unit) {
        var caller = new Caller("somebody", role, "etown-cli", Set.of(role), unit, "");
        try {
            return VertxContextSupport.subscribeAndAwait(
                    () -> Panache.withTransaction(() -> tasks.owedBy(caller, 10_000)));
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }
}
