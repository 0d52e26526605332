package cn.etown.governance.interfaces;

import cn.etown.governance.contract.ContractFixtures;
import cn.etown.governance.usage.Dependent;
import cn.etown.governance.usage.Dependents;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.accept;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.asPerson;
import static cn.etown.governance.GovernanceFixtures.asService;
import static cn.etown.governance.GovernanceFixtures.build;
import static cn.etown.governance.GovernanceFixtures.draft;
import static cn.etown.governance.GovernanceFixtures.meetRequirements;
import static cn.etown.governance.GovernanceFixtures.move;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static cn.etown.governance.GovernanceFixtures.onlineInterface;
import static cn.etown.governance.GovernanceFixtures.putInForce;
import static cn.etown.governance.GovernanceFixtures.reportAcceptance;
import static cn.etown.governance.GovernanceFixtures.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class LifecycleTest {

    /** Those who hold a grant to read an interface, until the register of grants is asked. */
    @Singleton
    static class Holders implements Dependents {

        private final Map<String, Dependent> grants = new ConcurrentHashMap<>();

        @Override
        public Uni<List<Dependent>> of(String interfaceCode) {
            var grant = grants.get(interfaceCode);
            return Uni.createFrom().item(grant == null ? List.of() : List.of(grant));
        }
    }

    @Inject
    Pool pool;

    @Inject
    Holders holders;

    @Nested
    class Approve {

        private String path;

        @BeforeEach
        void design() {
            String code = newInterface(UNIT_A);
            path = "/interfaces/" + code;
            putInForce(UNIT_A, code, ContractFixtures.sales());
            move(as("operator"), path, "DESIGNED").then().statusCode(200);
        }

        @Test
        void isNotForWhoDesignedItOrWroteItsContract() {
            for (var person : List.of("subject-of-operator", "clerk-of-" + UNIT_A, "signer-of-" + UNIT_A)) {
                move(asPerson(person, "governor"), path, "APPROVED")
                        .then()
                        .statusCode(422)
                        .body("code", equalTo("two-person-rule"))
                        .body("clause", equalTo("R3.2f"));
            }
            move(as("governor"), path, "APPROVED").then().statusCode(200);
        }

        @Test
        void canBeTakenBackWithAReason() {
            move(as("governor"), path, "APPROVED").then().statusCode(200);
            move(as("operator"), path, "DESIGNED").then().statusCode(403);
            move(as("governor"), path, "DESIGNED").then().statusCode(200);
            move(as("operator"), path, "PLANNED").then().statusCode(200);

            as("auditor")
                    .get(path + "/transitions")
                    .then()
                    .body("items.to", contains("DESIGNED", "APPROVED", "DESIGNED", "PLANNED"));
        }
    }

    @Nested
    class Accept {

        private String code;
        private String path;

        @BeforeEach
        void buildIt() {
            code = newInterface(UNIT_A);
            path = "/interfaces/" + code;
            putInForce(UNIT_A, code, ContractFixtures.sales());
            build(code);
        }

        @Test
        void needsTheLatestTrialToHavePassed() {
            refused();
            report(true);
            report(false);
            refused();
            report(true);

            move(as("operator"), path, "ACCEPTED").then().statusCode(200);
            as("auditor")
                    .get(path + "/transitions")
                    .then()
                    .body("items.last().evidence", hasItem(startsWith("acceptances/")));
            asOf("clerk", UNIT_A)
                    .get(path + "/acceptances")
                    .then()
                    .body("items.passed", contains(true, false, true))
                    .body("items[0].criteria[0].result", equalTo("拒收率 0.2%"));
            asOf("clerk", UNIT_B).get(path + "/acceptances").then().statusCode(404);
        }

        @Test
        void needsATrialOfWhatWasBuiltLast() {
            accept(code);
            move(as("operator"), path, "BUILT").then().statusCode(200);
            refused();

            accept(code);
        }

        @Test
        void takesTheWordOfCollectionAlone() {
            reportAcceptance(asService("monitoring-service"), code, true).then().statusCode(403);
        }

        @Test
        void refusesAReportThatContradictsItself() {
            asService("collection-service")
                    .body(Map.of(
                            "trialBatch",
                            "/api/collection/v1/batches/" + UUID.randomUUID(),
                            "contractVersion",
                            "1.0.0",
                            "criteria",
                            List.of(Map.of("name", "摘要一致", "passed", false)),
                            "passed",
                            true))
                    .post(path + "/acceptances")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("acceptance-contradicts-itself"))
                    .body("errors.pointer", contains("/passed"));
        }

        @Test
        void isOfAVersionThatIsApprovedOrInForce() {
            draft(UNIT_A, code, ContractFixtures.sales().replace("version: 1.0.0", "version: 1.1.0"))
                    .then()
                    .statusCode(201);

            for (var version : List.of("1.1.0", "9.9.9")) {
                asService("collection-service")
                        .body(Map.of(
                                "trialBatch",
                                "/api/collection/v1/batches/" + UUID.randomUUID(),
                                "contractVersion",
                                version,
                                "criteria",
                                List.of(Map.of("name", "摘要一致", "passed", true)),
                                "passed",
                                true))
                        .post(path + "/acceptances")
                        .then()
                        .statusCode(422)
                        .body("code", equalTo("contract-version-not-approved"))
                        .body("clause", equalTo("R7.3"))
                        .body("errors.pointer", contains("/contractVersion"));
            }
            refused();
        }

        @Test
        void isNotReportedBeforeItIsBuilt() {
            reportAcceptance(asService("collection-service"), newInterface(UNIT_A), true)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("interface-not-built"));
        }

        private void report(boolean passed) {
            reportAcceptance(asService("collection-service"), code, passed)
                    .then()
                    .statusCode(201);
        }

        private void refused() {
            move(as("operator"), path, "ACCEPTED").then().statusCode(422).body("code", equalTo("acceptance-needed"));
        }
    }

    @Nested
    class GoOnline {

        @Test
        void namesEachMissingThingBeforeAndAtTheMove() {
            String code = newInterface(UNIT_A);
            String path = "/interfaces/" + code;
            putInForce(UNIT_A, code, ContractFixtures.sales());
            build(code);
            accept(code);

            asOf("clerk", UNIT_A)
                    .get(path + "/requirements")
                    .then()
                    .statusCode(200)
                    .body("met", equalTo(false))
                    .body("missing.code", hasItems("assurance-policy", "legal-basis", "responsible-person"))
                    .body("missing.find { it.code == 'assurance-policy' }.clause", equalTo("R7.4"));
            move(as("operator"), path, "ONLINE")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("requirements-missing"))
                    .body("errors.pointer", hasItems("assurance-policy", "legal-basis", "responsible-person"))
                    .body("errors.find { it.pointer == 'legal-basis' }.detail", containsString("R5.3"));

            meetRequirements(UNIT_A, code);
            as("operator").get(path + "/requirements").then().body("met", equalTo(true));
            move(as("operator"), path, "ONLINE").then().statusCode(200);
            asOf("clerk", UNIT_B).get(path + "/requirements").then().statusCode(404);
        }

        @Test
        void asksForAContractInForceToo() {
            as("operator")
                    .get("/interfaces/" + newInterface(UNIT_A) + "/requirements")
                    .then()
                    .body("missing.code", hasItem("contract-in-force"));
        }
    }

    @Nested
    class OnceOnline {

        private String code;
        private String path;

        @BeforeEach
        void goOnline() {
            code = onlineInterface(UNIT_A, ContractFixtures.sales());
            path = "/interfaces/" + code;
        }

        @Test
        void staysThereWhenANewContractComes() {
            putInForce(UNIT_A, code, ContractFixtures.sales("1.1.0"));

            as("operator").get(path).then().body("state", equalTo("ONLINE")).body("contract", equalTo("IN_FORCE"));
        }

        @Test
        void isSuspendedWithEvidenceByTheCenterOrMonitoring() {
            move(as("operator"), path, "SUSPENDED")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("evidence-needed"))
                    .body("errors.pointer", contains("/evidence"));
            move(asService("collection-service"), path, "SUSPENDED", evidence())
                    .then()
                    .statusCode(403);
            move(asService("monitoring-service"), path, "SUSPENDED", evidence())
                    .then()
                    .statusCode(200)
                    .body("suspensionReason", equalTo("到 SUSPENDED"));

            move(asService("monitoring-service"), path, "ONLINE").then().statusCode(403);
            move(as("operator"), path, "ONLINE").then().statusCode(200).body("suspensionReason", nullValue());
        }

        @Test
        void comesOutOfASuspensionOnlyWithAllRequirements() {
            move(as("governor"), path, "SUSPENDED", evidence()).then().statusCode(200);
            pool.preparedQuery("update legal_record set reviewed_until = $2 where interface_code = $1")
                    .execute(Tuple.of(code, today().minusDays(1)))
                    .await()
                    .indefinitely();

            move(as("operator"), path, "ONLINE")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("requirements-missing"))
                    .body("errors.pointer", hasItem("legal-basis"));
        }

        @Test
        void isDeprecatedWithASunsetAfterToday() {
            for (var sunset : List.of(today(), today().plusYears(9))) {
                move(as("operator"), path, "DEPRECATED", Map.of("sunset", sunset.toString()))
                        .then()
                        .statusCode(422)
                        .body("code", equalTo("sunset-needed"))
                        .body("errors.pointer", contains("/sunset"));
            }
            move(
                            as("operator"),
                            path,
                            "SUSPENDED",
                            Map.of("sunset", today().plusDays(9).toString()))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("sunset-not-taken"));
            move(
                            as("operator"),
                            path,
                            "DEPRECATED",
                            Map.of("sunset", today().plusDays(9).toString()))
                    .then()
                    .statusCode(200)
                    .body("sunset", equalTo(today().plusDays(9).toString()));
        }

        @Test
        void tellsThoseWhoDependOnItOfItsSunset() {
            holders.grants.put(code, grant());

            deprecate();

            var told = pool.preparedQuery("select data::text as data from kit.outbox where subject = $1 and type = $2")
                    .execute(Tuple.of("interfaces/" + code, "cn.etown.governance.interface-deprecated.v1"))
                    .await()
                    .indefinitely();
            assertThat(told)
                    .singleElement()
                    .satisfies(row -> assertThat(row.getString("data"))
                            .contains("\"sunset\":\"" + today().plusDays(9) + "\"", "\"kind\":\"GRANT\"", "grants/1"));
        }

        @Test
        void isRetiredFromItsSunsetOnAndWhenNoGrantIsAlive() {
            holders.grants.put(code, grant());
            deprecate();
            move(as("operator"), path, "RETIRED").then().statusCode(422).body("code", equalTo("sunset-not-reached"));

            // The days go by.
            pool.preparedQuery("update data_interface set sunset = $2 where code = $1")
                    .execute(Tuple.of(code, today()))
                    .await()
                    .indefinitely();
            move(as("operator"), path, "RETIRED")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("grants-live"))
                    .body("errors.pointer", contains("grants/1"));

            holders.grants.remove(code);
            move(as("operator"), path, "RETIRED").then().statusCode(200).body("state", equalTo("RETIRED"));
        }

        private void deprecate() {
            move(
                            as("operator"),
                            path,
                            "DEPRECATED",
                            Map.of("sunset", today().plusDays(9).toString()))
                    .then()
                    .statusCode(200);
        }

        private Map<String, ?> evidence() {
            return Map.of("evidence", List.of("采监〔2026〕9号"));
        }

        private static Dependent grant() {
            return new Dependent("GRANT", "grants/1", "销售监测", UNIT_B, Set.of());
        }
    }
}
