package cn.etown.governance.legal;

import cn.etown.governance.SetClock;
import cn.etown.governance.ToldEvents;
import cn.etown.governance.contract.ContractFixtures;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.task.Task;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.hamcrest.Matcher;
import org.hamcrest.MatcherAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.asPerson;
import static cn.etown.governance.GovernanceFixtures.move;
import static cn.etown.governance.GovernanceFixtures.nameResponsible;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static cn.etown.governance.GovernanceFixtures.onlineInterface;
import static cn.etown.governance.GovernanceFixtures.person;
import static cn.etown.governance.GovernanceFixtures.putInForce;
import static cn.etown.governance.GovernanceFixtures.responsiblePerson;
import static cn.etown.governance.GovernanceFixtures.submitLegalRecord;
import static cn.etown.governance.GovernanceFixtures.tasks;
import static cn.etown.governance.GovernanceFixtures.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class LegalRecordResourceTest {

    @Inject
    Pool pool;

    @Inject
    LegalTasks legalTasks;

    @Inject
    LegalEnds ends;

    @Inject
    SetClock clock;

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
        void replacesWhatWaitsBeforeItAndIsRefusedForWhatIsOlder() {
            String first = submitLegalRecord(UNIT_A, code);
            String second = submitLegalRecord(UNIT_A, code);
            String third = submitLegalRecord(UNIT_A, code);
            review(second, 100).then().statusCode(200);

            as("auditor")
                    .get("/interfaces/" + code + "/legal-records")
                    .then()
                    .body("items.state", contains("REPLACED", "REVIEWED", "SUBMITTED"));
            review(first, 100).then().statusCode(422).body("code", equalTo("legal-record-superseded"));
            review(third, 100).then().statusCode(200);
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
    class End {

        @Test
        void isToldOnceBeforeAndOnceAfterAndOwed() {
            code = onlineInterface(UNIT_A, ContractFixtures.sales());
            endsOn(today().plusDays(20));
            tellEnds();
            tellEnds();
            assertThat(ToldEvents.of("interfaces/" + code, "legal-basis-ending"))
                    .singleElement()
                    .satisfies(told -> assertThat(told)
                            .containsEntry("unit", UNIT_A)
                            .containsEntry("reviewedUntil", today().plusDays(20).toString()));
            assertThat(owes(() -> asOf("clerk", UNIT_A), "renew-legal-basis")).hasSize(1);
            assertThat(owes(() -> asOf("clerk", UNIT_B), "renew-legal-basis")).isEmpty();
            missing(not(hasItem("legal-basis")));

            endsOn(today().minusDays(1));
            tellEnds();
            tellEnds();
            assertThat(ToldEvents.of("interfaces/" + code, "legal-basis-ended")).hasSize(1);
            missing(hasItem("legal-basis"));
            assertThat(owes(() -> as("operator"), "suspend-interface-without-legal-basis"))
                    .singleElement()
                    .satisfies(task -> assertThat(task)
                            .containsEntry("due", today().minusDays(1).toString()));

            String renewed = submitLegalRecord(UNIT_A, code);
            assertThat(owes(() -> asOf("clerk", UNIT_A), "renew-legal-basis")).isEmpty();
            review(renewed, 100).then().statusCode(200);
            assertThat(owes(() -> as("operator"), "suspend-interface-without-legal-basis"))
                    .isEmpty();
            missing(not(hasItem("legal-basis")));
        }

        @Test
        void isOwedOfADeprecatedInterfaceTooUntilItIsSuspended() {
            code = onlineInterface(UNIT_A, ContractFixtures.sales());
            var sunset = Map.of("sunset", today().plusDays(9).toString());
            move(as("operator"), "/interfaces/" + code, "DEPRECATED", sunset)
                    .then()
                    .statusCode(200);
            endsOn(today().minusDays(1));
            assertThat(owes(() -> as("operator"), "suspend-interface-without-legal-basis"))
                    .hasSize(1);

            move(as("operator"), "/interfaces/" + code, "SUSPENDED", Map.of("evidence", List.of("采监〔2026〕9号")))
                    .then()
                    .statusCode(200);

            assertThat(owes(() -> as("operator"), "suspend-interface-without-legal-basis"))
                    .isEmpty();
        }

        @Test
        void isNotToldOfAnInterfaceThatIsRetired() {
            review(submitLegalRecord(UNIT_A, code), 100).then().statusCode(200);
            move(as("operator"), "/interfaces/" + code, "RETIRED").then().statusCode(200);

            endsOn(today().plusDays(20));
            tellEnds();
            endsOn(today().minusDays(1));
            tellEnds();

            assertThat(ToldEvents.of("interfaces/" + code, "legal-basis-ending"))
                    .isEmpty();
            assertThat(ToldEvents.of("interfaces/" + code, "legal-basis-ended")).isEmpty();
        }

        @Test
        void isToldAgainForAReviewThatWasMadeAnew() {
            String id = submitLegalRecord(UNIT_A, code);
            review(id, 20).then().statusCode(200);
            tellEnds();
            review(id, 25).then().statusCode(200);
            tellEnds();

            assertThat(ToldEvents.of("interfaces/" + code, "legal-basis-ending"))
                    .hasSize(2);
        }

        private void endsOn(LocalDate day) {
            pool.preparedQuery("update legal_record set reviewed_until = $2 where interface_code = $1")
                    .execute(Tuple.of(code, day))
                    .await()
                    .indefinitely();
        }

        private void tellEnds() {
            try {
                VertxContextSupport.subscribeAndAwait(ends::tellAll);
            } catch (Throwable failure) {
                throw new AssertionError(failure);
            }
        }
    }

    @Nested
    class Mend {

        @Test
        void isOwedWithTheReasonUntilAnotherRecordRefersToTheReturnedOne() {
            String id = submitLegalRecord(UNIT_A, code);
            move(as("governor"), "/legal-records/" + id, "RETURNED")
                    .then()
                    .statusCode(200)
                    .body("reason", equalTo("到 RETURNED"))
                    .body("mendBy", notNullValue());

            assertThat(owes(() -> asOf("clerk", UNIT_A), "mend-legal-record"))
                    .singleElement()
                    .satisfies(task -> {
                        assertThat(task.get("title").toString()).contains("到 RETURNED", code);
                        assertThat(task.get("due")).isNotNull();
                    });
            mend(code, id).then().statusCode(201).body("mends", equalTo(id));

            assertThat(owes(() -> asOf("clerk", UNIT_A), "mend-legal-record")).isEmpty();
            mend(code, id)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("legal-record-mends"))
                    .body("errors.pointer", contains("/mends"));
        }

        @Test
        void refersToAReturnedRecordOfTheSameInterface() {
            String waiting = submitLegalRecord(UNIT_A, code);
            mend(code, waiting).then().statusCode(422).body("code", equalTo("legal-record-mends"));
            move(as("governor"), "/legal-records/" + waiting, "RETURNED").then().statusCode(200);

            mend(newInterface(UNIT_A), waiting).then().statusCode(422);
            mend(code, UUID.randomUUID().toString()).then().statusCode(422);
        }

        private Response mend(String interfaceCode, String returned) {
            return asOf("clerk", UNIT_A)
                    .body(Map.of("bases", List.of(Map.of("kind", "LAW", "citation", "条例第 9 条")), "mends", returned))
                    .post("/interfaces/" + interfaceCode + "/legal-records");
        }
    }

    /** The tasks of a kind that somebody has about the interface. */
    private List<Map<String, Object>> owes(Supplier<RequestSpecification> who, String kind) {
        return tasks(who).stream()
                .filter(task -> task.get("kind").equals(kind))
                .filter(task -> task.get("title").toString().contains(code))
                .toList();
    }

    @Nested
    class Responsible {

        @Test
        void isOneOfTheUnitsOwnPeopleNamedByItsSigner() {
            String person = responsiblePerson(UNIT_A);
            missing(hasItem("responsible-person"));
            nameResponsible(UNIT_B, code).then().statusCode(404);
            asOf("clerk", UNIT_A)
                    .body(Map.of("person", person))
                    .post("/interfaces/" + code + "/responsible-people")
                    .then()
                    .statusCode(403);
            for (var other :
                    List.of(responsiblePerson(UNIT_B), UUID.randomUUID().toString())) {
                nameResponsible(UNIT_A, code, Map.of("person", other))
                        .then()
                        .statusCode(422)
                        .body("code", equalTo("unknown-person"))
                        .body("errors.pointer", contains("/person"));
            }

            nameResponsible(UNIT_A, code, Map.of("person", person))
                    .then()
                    .statusCode(201)
                    .body("person", equalTo(person))
                    .body("from", equalTo(today().toString()))
                    .body("contact", equalTo("0357-6820001"));

            as("operator")
                    .get("/interfaces/" + code + "/responsible-people")
                    .then()
                    .body("items.person", contains(person))
                    .body("items.office", contains("信息科"))
                    .body("items.duty", contains("数据责任人"))
                    .body("items.contact", contains("0357-6820001"));
            missing(not(hasItem("responsible-person")));
        }

        @Test
        void answersFromADayUntilADay() {
            String person = responsiblePerson(UNIT_A);
            nameResponsible(UNIT_A, code, Map.of("person", person, "from", day(-1)))
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/from"));
            nameResponsible(UNIT_A, code, Map.of("person", person, "from", day(3), "until", day(2)))
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/until"));
            nameResponsible(UNIT_A, code, Map.of("person", person, "until", day(5)))
                    .then()
                    .statusCode(201);
            nameResponsible(UNIT_A, code, Map.of("person", responsiblePerson(UNIT_A), "from", day(7)))
                    .then()
                    .statusCode(201);

            on(5, () -> missing(not(hasItem("responsible-person"))));
            on(6, () -> missing(hasItem("responsible-person")));
            on(7, () -> missing(not(hasItem("responsible-person"))));
        }

        @Test
        void failsTheRequirementAndIsOwedWhenThePersonLeaves() {
            code = onlineInterface(UNIT_A, ContractFixtures.sales());
            String person = as("auditor")
                    .get("/interfaces/" + code + "/responsible-people")
                    .path("items[0].person");
            assertThat(owes(() -> asOf("signer", UNIT_A), "name-interface-responsible"))
                    .isEmpty();

            leave(person, today().plusDays(2));
            assertThat(owes(() -> asOf("signer", UNIT_A), "name-interface-responsible"))
                    .singleElement()
                    .satisfies(task -> assertThat(task).containsEntry("due", day(2)));
            assertThat(owes(() -> asOf("clerk", UNIT_A), "name-interface-responsible"))
                    .isEmpty();
            missing(not(hasItem("responsible-person")));
            on(3, () -> missing(hasItem("responsible-person")));
            nameResponsible(UNIT_A, code, Map.of("person", person, "from", day(3)))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("person-not-in-duty"));

            nameResponsible(UNIT_A, code, Map.of("person", responsiblePerson(UNIT_A), "from", day(3)))
                    .then()
                    .statusCode(201);
            assertThat(owes(() -> asOf("signer", UNIT_A), "name-interface-responsible"))
                    .isEmpty();
            on(3, () -> missing(not(hasItem("responsible-person"))));
        }

        @Test
        void isNobodyWhereOnlyAnOfficeWasNamedBefore() {
            pool.preparedQuery(
                            "insert into interface_responsibility (id, interface_code, office, duty, contact, named_by, named_at)"
                                    + " values ($1, $2, '信息科', '科长', '0357-0000000', 'signer', now())")
                    .execute(Tuple.of(UUID.randomUUID(), code))
                    .await()
                    .indefinitely();

            missing(hasItem("responsible-person"));
            as("operator")
                    .get("/interfaces/" + code + "/responsible-people")
                    .then()
                    .body("items.contact", contains("0357-0000000"));
        }

        private void leave(String person, LocalDate last) {
            String path = "/responsible-people/" + person;
            asOf("signer", UNIT_A)
                    .header("If-Match", as("operator").get(path).header("ETag"))
                    .body(person(today(), last))
                    .put(path)
                    .then()
                    .statusCode(200);
        }

        private String day(int days) {
            return today().plusDays(days).toString();
        }

        private void on(int days, Runnable what) {
            clock.setTo(SetClock.now().plus(days, ChronoUnit.DAYS));
            try {
                what.run();
            } finally {
                clock.run();
            }
        }
    }

    @Nested
    class PersonalData {

        private static final Map<String, Object> NAMES_NONE =
                Map.of("bases", List.of(Map.of("kind", "LAW", "citation", "条例")));

        @Test
        void isNamedByARecordBeforeItIsReviewedWhereFieldsCountAsSuch() {
            putInForce(UNIT_A, code, withPersonalChannel());
            String silent = submit(NAMES_NONE).path("id");

            review(silent, 100)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("personal-data-not-named"))
                    .body("detail", containsString("channel"))
                    .body("clause", equalTo("R5.3"));
            review(submitLegalRecord(UNIT_A, code), 100).then().statusCode(200);
            missing(not(hasItem("legal-basis")));
        }

        @Test
        void isOwedByTheUnitOnceAFieldCountsAsSuch() {
            review(submit(NAMES_NONE).path("id"), 100).then().statusCode(200);
            missing(not(hasItem("legal-basis")));
            assertThat(toName()).isEmpty();

            putInForce(UNIT_A, code, withPersonalChannel());

            missing(hasItem("legal-basis"));
            assertThat(toName())
                    .singleElement()
                    .satisfies(task -> assertThat(task)
                            .containsEntry(
                                    "act",
                                    Map.of(
                                            "method",
                                            "POST",
                                            "link",
                                            "/api/governance/v1/interfaces/" + code + "/legal-records")));
            submitLegalRecord(UNIT_A, code);
            assertThat(toName()).isEmpty();
        }

        private List<Map<String, Object>> toName() {
            return tasks(() -> asOf("clerk", UNIT_A)).stream()
                    .filter(task -> "name-personal-data".equals(task.get("kind")))
                    .filter(task -> task.toString().contains(code))
                    .toList();
        }

        private static String withPersonalChannel() {
            return ContractFixtures.salesByLine("1.0.0")
                    .replace(
                            "description: 成交时所经渠道\n",
                            "description: 成交时所经渠道\n        customProperties: [{property: personalData, value: 渠道负责人}]\n");
        }
    }

    private Response submit(Map<String, ?> content) {
        return asOf("clerk", UNIT_A).body(content).post("/interfaces/" + code + "/legal-records");
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
                    () -> Panache.withTransaction(() -> legalTasks.owedBy(governor, 10_000)));
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }
}
