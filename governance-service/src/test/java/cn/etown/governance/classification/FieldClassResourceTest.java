package cn.etown.governance.classification;

import cn.etown.governance.SetClock;
import cn.etown.governance.ToldEvents;
import cn.etown.governance.contract.ContractFixtures;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.approveInterface;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.draft;
import static cn.etown.governance.GovernanceFixtures.move;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static cn.etown.governance.GovernanceFixtures.onlineInterface;
import static cn.etown.governance.GovernanceFixtures.putInForce;
import static cn.etown.governance.GovernanceFixtures.unit;
import static cn.etown.governance.classification.ClassificationFixtures.approve;
import static cn.etown.governance.classification.ClassificationFixtures.classified;
import static cn.etown.governance.classification.ClassificationFixtures.counts;
import static cn.etown.governance.classification.ClassificationFixtures.propose;
import static cn.etown.governance.classification.ClassificationFixtures.proposed;
import static cn.etown.governance.classification.ClassificationFixtures.request;
import static cn.etown.governance.classification.ClassificationFixtures.sales;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class FieldClassResourceTest {

    private final SetClock clock;
    private final Pool pool;
    private final InterfacesToClassify toClassify;

    FieldClassResourceTest(SetClock clock, Pool pool, InterfacesToClassify toClassify) {
        this.clock = clock;
        this.pool = pool;
        this.toClassify = toClassify;
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
    class OfContracts {

        @Test
        void countFromTheApprovalOn() {
            String code = newInterface(UNIT_A);
            String path = "/contracts/" + draft(UNIT_A, code, sales("1.0.0")).path("id");
            move(asOf("signer", UNIT_A), path, "SUBMITTED").then().statusCode(200);
            list(code).body("items", hasSize(0));

            move(as("governor"), path, "APPROVED").then().statusCode(200);

            list(code)
                    .body("items.field", contains("channel", "invoice", "line", "note", "price", "quantity", "soldAt"));
            assertThat(counts(code, "channel"))
                    .containsEntry("sensitivityClass", "L3")
                    .containsEntry("personalData", true)
                    .containsEntry("personalKind", "渠道负责人")
                    .containsEntry("valueKind", "TEXT")
                    .containsEntry("inContract", true)
                    .containsEntry("source", path.substring(1))
                    .containsEntry("since", "2026-09-16T04:00:00Z");
            assertThat(counts(code, "note").get("sensitivityClass")).isNull();
            assertThat(ToldEvents.of("interfaces/" + code, "interface-classified"))
                    .singleElement()
                    .satisfies(told -> assertThat((List<?>) told.get("fields")).hasSize(7));
        }

        @Test
        void areRaisedByALaterOneAndNeverLowered() {
            String code = classified();
            approve(
                    code,
                    sales("1.1.0")
                            .replace("以 C 开头\n        classification: L2", "以 C 开头\n        classification: L4")
                            .replace("classification: L3", "classification: L1")
                            .replace("value: 渠道负责人", "value: false"));

            assertThat(counts(code, "invoice")).containsEntry("sensitivityClass", "L4");
            assertThat(counts(code, "channel"))
                    .containsEntry("sensitivityClass", "L3")
                    .containsEntry("personalData", true);
            changes(code, "invoice").body("items.sensitivityClass", contains("L2", "L4"));
            changes(code, "channel").body("items.sensitivityClass", contains("L3"));
            as("auditor")
                    .queryParam("limit", 200)
                    .get("/interfaces/" + code + "/field-class-changes")
                    .then()
                    .body("items", hasSize(8));
            assertThat(ToldEvents.of("interfaces/" + code, "interface-classified"))
                    .hasSize(2);
        }

        @Test
        void areHeardOnceSoThatComingIntoForceUndoesNoDecision() {
            String code = newInterface(UNIT_A);
            String contract = approve(code, sales("1.0.0"));
            approveInterface(code);
            move(as("governor"), proposed(code, "invoice", "L1"), "ACCEPTED")
                    .then()
                    .statusCode(200);

            move(as("operator"), contract, "IN_FORCE").then().statusCode(200);

            assertThat(counts(code, "invoice")).containsEntry("sensitivityClass", "L1");
        }

        /** A type that changes is masked otherwise, once data of it come and not before. */
        @Test
        void holdTheKindOfValuesThatTheContractInForceSays() {
            String code = newInterface(UNIT_A);
            putInForce(UNIT_A, code, sales("1.0.0"));

            String later = approve(code, sales("1.1.0").replace("description: 备注\n", """
                            description: 备注
                                    authoritativeDefinitions:
                                      - type: businessDefinition
                                        url: https://governance.example/api/governance/v1/data-elements/placeCode
                            """));
            assertThat(counts(code, "note")).containsEntry("valueKind", "TEXT");

            move(as("operator"), later, "IN_FORCE").then().statusCode(200);

            assertThat(counts(code, "note")).containsEntry("valueKind", "PLACE");
            assertThat(ToldEvents.of("interfaces/" + code, "interface-classified"))
                    .extracting(FieldClassResourceTest::kindOfNote)
                    .containsExactly("TEXT", "PLACE");
        }

        @Test
        void keepAFieldThatALaterOneLeavesOut() {
            String code = newInterface(UNIT_A);
            putInForce(UNIT_A, code, sales("1.0.0"));
            String later = approve(code, ContractFixtures.salesByLine("2.0.0"));
            assertThat(counts(code, "note")).containsEntry("inContract", true);

            move(as("operator"), later, "IN_FORCE").then().statusCode(200);

            assertThat(counts(code, "note")).containsEntry("inContract", false);
            assertThat(ToldEvents.of("interfaces/" + code, "interface-classified"))
                    .hasSize(2);
        }

        @Test
        void areReadOnceMoreWhereTheyWereApprovedBeforeThereWereClasses() throws Throwable {
            String code = newInterface(UNIT_A);
            draft(UNIT_A, code, sales("1.0.0")).then().statusCode(201);
            pool.preparedQuery("update contract set state = 'IN_FORCE' where interface_code = $1")
                    .execute(Tuple.of(code))
                    .await()
                    .indefinitely();
            pool.preparedQuery("insert into interface_to_classify values ($1)")
                    .execute(Tuple.of(code))
                    .await()
                    .indefinitely();

            VertxContextSupport.subscribeAndAwait(toClassify::readAll);
            VertxContextSupport.subscribeAndAwait(toClassify::readAll);

            assertThat(counts(code, "channel")).containsEntry("sensitivityClass", "L3");
            changes(code, "channel").body("items", hasSize(1));
        }
    }

    @Test
    void goPageByPage() {
        String path = "/interfaces/" + classified() + "/field-classes";
        String next = as("operator").queryParam("limit", 3).get(path).path("next");

        as("operator")
                .queryParam("limit", 3)
                .queryParam("cursor", next)
                .get(path)
                .then()
                .statusCode(200)
                .body("items.field", contains("note", "price", "quantity"));
    }

    @Test
    void areHiddenFromOtherUnits() {
        String path = "/interfaces/" + classified();

        for (var list : List.of("/field-classes", "/field-class-changes", "/masking")) {
            asOf("clerk", UNIT_A).get(path + list).then().statusCode(200);
            asOf("clerk", UNIT_B).get(path + list).then().statusCode(404);
            asOf("user", UNIT_A).get(path + list).then().statusCode(403);
        }
        as("operator").get("/interfaces/no-such-flow/field-classes").then().statusCode(404);
        as("operator")
                .queryParam("field", "a b")
                .get(path + "/field-class-changes")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("field"));
    }

    @Nested
    class TakenTogether {

        @Test
        void haveTheStrictestClass() {
            String one = classified();
            String other = classified();

            check(asOf("clerk", UNIT_A), one, "invoice", other, "channel", one, "channel", one, "channel")
                    .statusCode(200)
                    .body("sensitivityClass", equalTo("L3"))
                    .body("atLeast", equalTo("L3"))
                    .body("personalData", equalTo(true))
                    .body("decidedBy.interface", contains(other, one))
                    .body("decidedBy.field", contains("channel", "channel"))
                    .body("unclassified", hasSize(0));
        }

        @Test
        void haveNoneThatIsKnownAsLongAsOneIsNotClassified() {
            String code = classified();

            check(as("service"), code, "invoice", code, "note")
                    .statusCode(200)
                    .body("sensitivityClass", equalTo(null))
                    .body("atLeast", equalTo("L2"))
                    .body("unclassified.field", contains("note"));
        }

        @Test
        void areRefusedWhereTheyAreNotOfThoseTheCallerMaySee() {
            String code = classified();

            check(asOf("clerk", UNIT_B), code, "invoice")
                    .statusCode(422)
                    .body("code", equalTo("unknown-field"))
                    .body("errors.pointer", contains("/fields/0"));
            check(as("operator"), code, "invoice", code, "nothing", "no-such-flow", "invoice")
                    .statusCode(422)
                    .body("errors.pointer", contains("/fields/1", "/fields/2"));
            check(as("operator"), "NO", "in voice").statusCode(400).body("errors.pointer", hasItem("/fields/0/field"));
            as("operator")
                    .body(Map.of("fields", List.of()))
                    .post("/classification-checks")
                    .then()
                    .statusCode(400);
            asOf("user", UNIT_A)
                    .body("{}")
                    .post("/classification-checks")
                    .then()
                    .statusCode(403);
        }

        private static ValidatableResponse check(RequestSpecification who, String... codesAndFields) {
            var fields = new ArrayList<Map<String, String>>();
            for (int i = 0; i < codesAndFields.length; i += 2) {
                fields.add(Map.of("interface", codesAndFields[i], "field", codesAndFields[i + 1]));
            }
            return who.body(Map.of("fields", fields))
                    .post("/classification-checks")
                    .then();
        }
    }

    @Test
    void areAllClassifiedBeforeTheInterfaceGoesOnline() {
        String code = classified();
        String path = "/interfaces/" + code + "/requirements";
        as("operator").get(path).then().body("missing.code", hasItem("classification"));
        as("operator")
                .get("/interfaces/" + newInterface(UNIT_A) + "/requirements")
                .then()
                .body("missing.code", hasItem("classification"));

        propose(as("operator"), request(code, "note", "L1", false)).then().statusCode(201);

        as("operator").get(path).then().body("missing.code", not(hasItem("classification")));
    }

    /** What an interface went ONLINE with holds for its later contracts too. */
    @Test
    void areAllClassifiedBeforeALaterContractComesIntoForceOnAnInterfaceThatIsOnline() {
        clock.run();
        String code = onlineInterface(UNIT_A, ContractFixtures.salesByLine("1.0.0"));
        String later = approve(code, sales("1.1.0"));
        move(as("operator"), later, "IN_FORCE")
                .then()
                .statusCode(422)
                .body("code", equalTo("fields-not-classified"))
                .body("clause", equalTo("R3.2d"))
                .body("errors.pointer", contains("/target"))
                .body("errors.detail", contains("字段未分级：note"));
        as("operator").get(later).then().body("state", equalTo("APPROVED"));

        propose(as("operator"), request(code, "note", "L1", false)).then().statusCode(201);

        move(as("operator"), later, "IN_FORCE").then().statusCode(200);
    }

    private static Object kindOfNote(Map<String, Object> told) {
        return ((List<?>) told.get("fields"))
                .stream()
                        .map(field -> (Map<?, ?>) field)
                        .filter(field -> "note".equals(field.get("field")))
                        .map(field -> field.get("valueKind"))
                        .findFirst()
                        .orElseThrow();
    }

    private static ValidatableResponse list(String code) {
        return as("operator")
                .get("/interfaces/" + code + "/field-classes")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse changes(String code, String field) {
        return asOf("signer", UNIT_A)
                .queryParam("field", field)
                .get("/interfaces/" + code + "/field-class-changes")
                .then()
                .statusCode(200);
    }
}
