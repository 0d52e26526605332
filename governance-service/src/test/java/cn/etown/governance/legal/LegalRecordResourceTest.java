package cn.etown.governance.legal;

import cn.etown.kit.caller.Caller;
import cn.etown.kit.task.Task;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.hamcrest.Matcher;
import org.hamcrest.MatcherAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.asPerson;
import static cn.etown.governance.GovernanceFixtures.move;
import static cn.etown.governance.GovernanceFixtures.nameResponsible;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static cn.etown.governance.GovernanceFixtures.submitLegalRecord;
import static cn.etown.governance.GovernanceFixtures.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class LegalRecordResourceTest {

    @Inject
    Pool pool;

    @Inject
    LegalTasks tasks;

    private String code;

    @BeforeEach
    void plan() {
        code = newInterface(UNIT_A);
    }

    @Nested
    class Submit {

        @Test
        void needsARiskWherePersonalDataAreInvolved() {
            var content = Map.of(
                    "bases", List.of(Map.of("kind", "CONSENT", "citation", "用户协议第 3 条")),
                    "personalData", List.of("收货人电话"));

            submit(content)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("risk-needed"))
                    .body("clause", equalTo("R5.3"));
        }

        @Test
        void needsABasisOfAKnownKindAndAnHonestLink() {
            submit(Map.of("bases", List.of())).then().statusCode(400).body("errors.pointer", contains("/bases"));
            submit(Map.of("bases", List.of(Map.of("kind", "LAW", "citation", "条例", "link", "javascript:alert(1)"))))
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", contains("/bases/0/link"));
        }

        @Test
        void isForTheUnitsOwnPeopleAndHidesOthers() {
            String id = submitLegalRecord(UNIT_A, code);

            asOf("clerk", UNIT_B).get("/legal-records/" + id).then().statusCode(404);
            asOf("clerk", UNIT_B)
                    .body(Map.of("bases", List.of(Map.of("kind", "LAW", "citation", "条例"))))
                    .post("/interfaces/" + code + "/legal-records")
                    .then()
                    .statusCode(404);
        }

        private Response submit(Map<String, ?> content) {
            return asOf("clerk", UNIT_A).body(content).post("/interfaces/" + code + "/legal-records");
        }
    }

    @Nested
    class Review {

        @Test
        void takesThePlaceOfTheRecordBefore() {
            String first = submitLegalRecord(UNIT_A, code);
            String second = submitLegalRecord(UNIT_A, code);
            review(first, 100).then().statusCode(200).body("state", equalTo("REVIEWED"));
            review(second, 100).then().statusCode(200);

            as("auditor")
                    .get("/interfaces/" + code + "/legal-records")
                    .then()
                    .body("items.state", contains("REPLACED", "REVIEWED"));
            as("auditor")
                    .get("/legal-records/" + first + "/transitions")
                    .then()
                    .body("items.to", contains("REVIEWED", "REPLACED"));
        }

        @Test
        void isNotForTheAuthor() {
            String id = as("operator")
                    .body(Map.of("bases", List.of(Map.of("kind", "LAW", "citation", "条例"))))
                    .post("/interfaces/" + code + "/legal-records")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");

            move(asPerson("subject-of-operator", "governor"), "/legal-records/" + id, "REVIEWED", until(100))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("two-person-rule"));
        }

        @Test
        void holdsForAYearAtMostAndNotLongerThanABasis() {
            String id = asOf("clerk", UNIT_A)
                    .body(Map.of(
                            "bases",
                            List.of(Map.of(
                                    "kind",
                                    "LICENCE",
                                    "citation",
                                    "数据许可",
                                    "validUntil",
                                    today().plusDays(50).toString()))))
                    .post("/interfaces/" + code + "/legal-records")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");

            for (int days : List.of(0, 367)) {
                review(id, days).then().statusCode(422).body("code", equalTo("review-term"));
            }
            review(id, 51).then().statusCode(422).body("code", equalTo("review-outlives-basis"));
            review(id, 50).then().statusCode(200);
        }

        @Test
        void sendsBackWhatIsNotGood() {
            String id = submitLegalRecord(UNIT_A, code);

            move(as("governor"), "/legal-records/" + id, "RETURNED").then().statusCode(200);

            review(id, 100).then().statusCode(422).body("code", equalTo("legal-record-transition"));
        }
    }

    @Nested
    class Overdue {

        @Test
        void showsAsATaskAndFailsTheRequirement() {
            String id = submitLegalRecord(UNIT_A, code);
            assertThat(owed())
                    .anyMatch(task -> task.object().equals("legal-records/" + id)
                            && task.kind().equals("review-legal-record"));
            review(id, 100).then().statusCode(200);
            assertThat(owed()).noneMatch(task -> task.object().equals("legal-records/" + id));
            missing(not(hasItem("legal-basis")));

            // A year goes by.
            pool.preparedQuery("update legal_record set reviewed_until = $2 where interface_code = $1")
                    .execute(Tuple.of(code, today().minusDays(1)))
                    .await()
                    .indefinitely();

            assertThat(owed())
                    .filteredOn(task -> task.object().equals("legal-records/" + id))
                    .singleElement()
                    .satisfies(task -> {
                        assertThat(task.kind()).isEqualTo("review-legal-record-anew");
                        assertThat(task.due()).isEqualTo(today().minusDays(1));
                        assertThat(task.clause()).isEqualTo("R5.3");
                    });
            missing(hasItem("legal-basis"));
            review(id, 100).then().statusCode(200);
            missing(not(hasItem("legal-basis")));
        }
    }

    @Nested
    class Responsible {

        @Test
        void isNamedByTheSignerOfTheUnitAndTheLastOneAnswers() {
            missing(hasItem("responsible-person"));
            nameResponsible(UNIT_B, code).then().statusCode(404);
            nameResponsible(UNIT_A, code).then().statusCode(201);
            nameResponsible(UNIT_A, code).then().statusCode(201);

            as("operator")
                    .get("/interfaces/" + code + "/responsible-people")
                    .then()
                    .body("items.office", contains("信息科", "信息科"))
                    .body("items[1].duty", equalTo("科长"));
            missing(not(hasItem("responsible-person")));
        }
    }

    private void missing(Matcher<? super List<String>> codes) {
        List<String> found = asOf("signer", UNIT_A)
                .get("/interfaces/" + code + "/requirements")
                .then()
                .statusCode(200)
                .extract()
                .path("missing.code");
        MatcherAssert.assertThat(found, codes);
    }

    private Response review(String id, int days) {
        return move(as("governor"), "/legal-records/" + id, "REVIEWED", until(days));
    }

    private static Map<String, ?> until(int days) {
        return Map.of("reviewedUntil", today().plusDays(days).toString());
    }

    private List<Task> owed() {
        var governor =
                new Caller("subject-of-governor", "governor", "etown-cli", Set.of("governor"), Optional.empty(), "");
        try {
            return VertxContextSupport.subscribeAndAwait(
                    () -> Panache.withTransaction(() -> tasks.owedBy(governor, 10_000)));
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }
}
