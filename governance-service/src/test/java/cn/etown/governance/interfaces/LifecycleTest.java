package cn.etown.governance.interfaces;

import cn.etown.governance.contract.ContractFixtures;
import cn.etown.governance.usage.Dependent;
import cn.etown.governance.usage.Dependents;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.accept;
import static cn.etown.governance.GovernanceFixtures.approve;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.asPerson;
import static cn.etown.governance.GovernanceFixtures.asService;
import static cn.etown.governance.GovernanceFixtures.build;
import static cn.etown.governance.GovernanceFixtures.builtAs;
import static cn.etown.governance.GovernanceFixtures.draft;
import static cn.etown.governance.GovernanceFixtures.meetRequirements;
import static cn.etown.governance.GovernanceFixtures.move;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static cn.etown.governance.GovernanceFixtures.onlineInterface;
import static cn.etown.governance.GovernanceFixtures.policyTerms;
import static cn.etown.governance.GovernanceFixtures.putInForce;
import static cn.etown.governance.GovernanceFixtures.reportAcceptance;
import static cn.etown.governance.GovernanceFixtures.setPolicy;
import static cn.etown.governance.GovernanceFixtures.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
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
            approve(UNIT_A, code, ContractFixtures.sales());
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
        void isStillNotForWhoDesignedItAfterItWasTakenBack() {
            move(as("governor"), path, "APPROVED").then().statusCode(200);
            move(as("governor"), path, "DESIGNED").then().statusCode(200);

            move(asPerson("subject-of-operator", "governor"), path, "APPROVED")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("two-person-rule"));
            move(as("governor"), path, "APPROVED").then().statusCode(200);
        }

        @Test
        void leavesAHistoryInTheOrderOfTheMovesWhateverTheClocks() {
            pool.preparedQuery(
                            "insert into transition (id, object, from_state, to_state, at, subject, name, reason, evidence)"
                                    + " values ($1, $2, 'DESIGNED', 'PLANNED', now() - interval '1 hour', 's', 'n', 'r', '{}')")
                    .execute(Tuple.of(new UUID(0, UUID.randomUUID().getLeastSignificantBits()), path.substring(1)))
                    .await()
                    .indefinitely();

            as("auditor").get(path + "/transitions").then().body("items.to", contains("DESIGNED", "PLANNED"));
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
    class GiveUp {

        @Test
        void endsWhatWasPlannedOrDesignedAndNothingFurther() {
            String planned = "/interfaces/" + newInterface(UNIT_A);
            move(as("governor"), planned, "RETIRED").then().statusCode(403);
            move(as("operator"), planned, "RETIRED").then().statusCode(200).body("state", equalTo("RETIRED"));

            String code = newInterface(UNIT_A);
            approve(UNIT_A, code, ContractFixtures.sales());
            String designed = "/interfaces/" + code;
            move(as("operator"), designed, "DESIGNED").then().statusCode(200);
            move(as("operator"), designed, "RETIRED").then().statusCode(200);
            move(as("operator"), designed, "PLANNED")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("interface-transition"));
        }

        @Test
        void namesTheDemandsThatWaitForIt() {
            String planned = newInterface(UNIT_A);
            holders.grants.put(planned, demand());
            move(as("operator"), "/interfaces/" + planned, "RETIRED")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("dependents-left"))
                    .body("errors.pointer", contains("/target"))
                    .body("errors.detail", contains("销售监测需求（demands/1）"));

            approve(UNIT_A, planned, ContractFixtures.sales());
            move(as("operator"), "/interfaces/" + planned, "DESIGNED").then().statusCode(200);
            move(as("operator"), "/interfaces/" + planned, "RETIRED")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("dependents-left"));

            holders.grants.remove(planned);
            move(as("operator"), "/interfaces/" + planned, "RETIRED").then().statusCode(200);
        }
    }

    private static Dependent demand() {
        return new Dependent("DEMAND", "demands/1", "销售监测需求", null, Set.of());
    }

    @Nested
    class Build {

        private String path;

        @BeforeEach
        void approveIt() {
            String code = newInterface(UNIT_A);
            path = "/interfaces/" + code;
            approve(UNIT_A, code, ContractFixtures.sales());
            move(as("operator"), path, "DESIGNED").then().statusCode(200);
            move(as("governor"), path, "APPROVED").then().statusCode(200);
        }

        @Test
        void namesWhatShowsThatItWasBuilt() {
            move(as("operator"), path, "BUILT")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("evidence-needed"))
                    .body("clause", equalTo("R3.2f"))
                    .body("errors.pointer", contains("/evidence"));
            move(as("operator"), path, "BUILT", builtAs()).then().statusCode(200);
        }
    }

    @Nested
    class Possible {

        private String code;
        private String path;

        @BeforeEach
        void designIt() {
            code = newInterface(UNIT_A);
            path = "/interfaces/" + code;
            approve(UNIT_A, code, ContractFixtures.sales());
            move(as("operator"), path, "DESIGNED").then().statusCode(200);
        }

        @Test
        void movesAreNamedWithWhatEachOfThemLacks() {
            holders.grants.put(code, demand());

            as("governor")
                    .get(path + "/moves")
                    .then()
                    .statusCode(200)
                    .body("items.move.move", contains("RETURN_DESIGN", "GIVE_UP_DESIGN", "APPROVE"))
                    .body("items.mine", contains(true, false, true))
                    .body("items[0].missing", empty())
                    .body("items[1].missing.code", contains("dependents-left"))
                    .body("items[1].missing.clause", contains("R3.2f"))
                    .body("items[1].missing.zh", contains("销售监测需求（demands/1）"))
                    .body("items[2].missing", empty());
            asOf("clerk", UNIT_B).get(path + "/moves").then().statusCode(404);
        }

        @Test
        void movesSayWhatTheyAskOfTheRequestAndNotThatItIsMissing() {
            move(as("governor"), path, "APPROVED").then().statusCode(200);

            as("operator")
                    .get(path + "/moves")
                    .then()
                    .body("items.move.move", contains("RETURN_APPROVAL", "BUILD"))
                    .body("items[1].move.evidenceAsked", equalTo(true))
                    .body("items[1].missing", empty());
        }

        @Test
        void movesAreKeptFromTheSamePersonAndOnlyThoseWhoMayMakeThemHearOfIt() {
            asPerson("subject-of-operator", "governor")
                    .get(path + "/moves")
                    .then()
                    .body("items[2].missing.code", contains("two-person-rule"));
            as("operator")
                    .get(path + "/moves")
                    .then()
                    .body("items[2].mine", equalTo(false))
                    .body("items[2].missing", empty());
        }

        @Test
        void movesNameEveryRequirementThatIsMissing() {
            String accepted = newInterface(UNIT_A);
            putInForce(UNIT_A, accepted, ContractFixtures.sales());
            build(accepted);
            accept(accepted);

            asOf("clerk", UNIT_A)
                    .get("/interfaces/" + accepted + "/moves")
                    .then()
                    .body("items.move.move", contains("RETURN_ACCEPTANCE", "GO_ONLINE"))
                    .body(
                            "items[1].missing.code",
                            containsInAnyOrder("assurance-policy", "legal-basis", "responsible-person"));
        }
    }

    @Nested
    class Table {

        @Test
        void isForEverybodyToReadPageByPage() {
            for (var role : List.of("user", "clerk", "signer", "operator", "auditor")) {
                as(role).get("/interface-moves").then().statusCode(200);
            }
            var first = as("user")
                    .queryParam("limit", 19)
                    .get("/interface-moves")
                    .then()
                    .extract();
            assertThat(first.jsonPath().getList("items")).hasSize(19);
            as("user")
                    .queryParam("cursor", first.<String>path("next"))
                    .get("/interface-moves")
                    .then()
                    .body("items.move", contains("RETIRE"))
                    .body("next", nullValue());
        }

        @Test
        void saysWhoMayAndWhatGuardsAndWhatEvidenceIsAsked() {
            as("user")
                    .get("/interface-moves")
                    .then()
                    .body("items.find { it.move == 'SUSPEND' }.movers", contains("OPERATOR", "GOVERNOR", "MONITORING"))
                    .body("items.find { it.move == 'BUILD' }.from", equalTo("APPROVED"))
                    .body("items.find { it.move == 'BUILD' }.to", equalTo("BUILT"))
                    .body("items.find { it.move == 'BUILD' }.evidenceAsked", equalTo(true))
                    .body(
                            "items.find { it.move == 'BUILD' }.guards.guard",
                            containsInAnyOrder("CONTRACT_APPROVED", "EVIDENCE_GIVEN"))
                    .body("items.find { it.move == 'ACCEPT' }.evidenceAsked", equalTo(false))
                    .body("items.find { it.move == 'DEPRECATE' }.sunsetAsked", equalTo(true))
                    .body("items.guards.flatten().clause", everyItem(equalTo("R3.2f")))
                    .body("items.guards.flatten().zh", everyItem(not(emptyString())));
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

        /** A replica whose clock is behind gives ids that look older. */
        @Test
        void takesForTheLatestWhatWasReportedLast() {
            report(true);
            pool.preparedQuery(
                            "insert into acceptance (id, interface_code, trial_batch, contract_version, criteria, passed,"
                                    + " reported_at) values ($1, $2, 'b', '1.0.0', '[]', false, now() - interval '1 hour')")
                    .execute(Tuple.of(new UUID(0, UUID.randomUUID().getLeastSignificantBits()), code))
                    .await()
                    .indefinitely();

            refused();
            as("auditor").get(path + "/acceptances").then().body("items.passed", contains(true, false));
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
        void needsATrialOfAVersionThatStillIsApprovedOrInForce() {
            report(true);
            putInForce(UNIT_A, code, ContractFixtures.sales("1.1.0"));
            refused();

            String next = approve(UNIT_A, code, ContractFixtures.sales("1.2.0"));
            reportAcceptance(asService("collection-service"), code, "1.2.0", true)
                    .then()
                    .statusCode(201);
            move(as("operator"), path, "ACCEPTED").then().statusCode(200);

            meetRequirements(UNIT_A, code);
            notYetOnline();
            move(as("operator"), "/contracts/" + next, "IN_FORCE").then().statusCode(200);
            move(as("operator"), path, "ONLINE").then().statusCode(200);
        }

        @Test
        void isOfNoUseOnceAVersionIsInForceThatWasNotTried() {
            accept(code);
            meetRequirements(UNIT_A, code);
            putInForce(UNIT_A, code, ContractFixtures.sales("1.1.0"));
            notYetOnline();
            reportAcceptance(asService("collection-service"), code, "1.1.0", false)
                    .then()
                    .statusCode(201);
            notYetOnline();

            reportAcceptance(asService("collection-service"), code, "1.1.0", true)
                    .then()
                    .statusCode(201);
            as("operator").get(path + "/requirements").then().body("met", equalTo(true));
            move(as("operator"), path, "ONLINE").then().statusCode(200);
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

        private void notYetOnline() {
            as("operator").get(path + "/requirements").then().body("missing.code", contains("acceptance-in-force"));
            move(as("operator"), path, "ONLINE")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("requirements-missing"))
                    .body("errors.detail", contains(startsWith("acceptance-in-force：")));
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
                    .body("errors.pointer", everyItem(equalTo("/target")))
                    .body(
                            "errors.detail",
                            hasItems(
                                    startsWith("assurance-policy："),
                                    startsWith("legal-basis："),
                                    startsWith("responsible-person：")))
                    .body("errors.detail.find { it.startsWith('legal-basis') }", containsString("R5.3"));

            meetRequirements(UNIT_A, code);
            as("operator").get(path + "/requirements").then().body("met", equalTo(true));
            move(as("operator"), path, "ONLINE").then().statusCode(200);
            as("auditor")
                    .get(path + "/transitions")
                    .then()
                    .body(
                            "items.last().evidence*.replaceAll('/.*', '')",
                            containsInAnyOrder(
                                    "contracts",
                                    "agreement-signings",
                                    "security-evidence",
                                    "assurance-policies",
                                    "legal-records",
                                    "responsible-people"))
                    .body(
                            "items.findAll { it.to in ['DESIGNED', 'APPROVED'] }.evidence.flatten()",
                            everyItem(startsWith("contracts/")))
                    .body(
                            "items.find { it.to == 'BUILT' }.evidence",
                            contains(equalTo("采建〔2026〕5号"), startsWith("contracts/")));
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
            letTheReviewEnd();

            move(as("operator"), path, "ONLINE")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("requirements-missing"))
                    .body("errors.detail", hasItem(startsWith("legal-basis：")));
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

            assertThat(deprecations())
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
                    .body("errors.pointer", contains("/target"))
                    .body("errors.detail", contains("销售监测（grants/1）"));

            holders.grants.remove(code);
            move(as("operator"), path, "RETIRED").then().statusCode(200).body("state", equalTo("RETIRED"));
        }

        @Test
        void isSuspendedAndComesBackAsDeprecatedWithItsSunset() {
            deprecate();
            move(as("operator"), path, "SUSPENDED").then().statusCode(422).body("code", equalTo("evidence-needed"));
            move(asService("monitoring-service"), path, "SUSPENDED", evidence())
                    .then()
                    .statusCode(200)
                    .body("sunset", equalTo(today().plusDays(9).toString()));

            move(as("operator"), path, "ONLINE").then().statusCode(422).body("code", equalTo("sunset-stands"));
            move(as("operator"), path, "DEPRECATED", sunset())
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("sunset-not-taken"));
            letTheReviewEnd();
            move(as("operator"), path, "DEPRECATED")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("requirements-missing"));
            letTheReviewHold();
            move(as("operator"), path, "DEPRECATED")
                    .then()
                    .statusCode(200)
                    .body("sunset", equalTo(today().plusDays(9).toString()))
                    .body("suspensionReason", nullValue());
            assertThat(deprecations()).hasSize(1);
        }

        @Test
        void isNotDeprecatedOutOfASuspension() {
            move(as("operator"), path, "SUSPENDED", evidence()).then().statusCode(200);

            move(as("operator"), path, "DEPRECATED")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("not-deprecated-before"));
            move(as("operator"), path, "DEPRECATED", sunset()).then().statusCode(422);
            as("operator").get(path).then().body("state", equalTo("SUSPENDED")).body("sunset", nullValue());
        }

        @Test
        void isGivenASunsetWhileItIsSuspendedSoThatItsHoldersAreTold() {
            holders.grants.put(code, grant());
            move(as("operator"), path, "SUSPENDED", evidence()).then().statusCode(200);

            move(as("operator"), path, "SUSPENDED", sunset())
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("evidence-needed"));
            move(as("operator"), path, "SUSPENDED", evidence())
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("sunset-needed"));
            as("operator")
                    .header("If-Match", as("operator").get(path).header("ETag"))
                    .body(Map.of(
                            "target",
                            "SUSPENDED",
                            "reason",
                            "单位已注销，通知各使用方",
                            "evidence",
                            List.of("采监〔2026〕9号"),
                            "sunset",
                            today().plusDays(9).toString()))
                    .post(path + "/transitions")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("SUSPENDED"))
                    .body("suspensionReason", equalTo("到 SUSPENDED"))
                    .body("sunset", equalTo(today().plusDays(9).toString()));

            assertThat(deprecations()).hasSize(1);
            move(as("operator"), path, "ONLINE").then().statusCode(422).body("code", equalTo("sunset-stands"));
            move(as("operator"), path, "DEPRECATED").then().statusCode(200);
        }

        @Test
        void isGivenAnotherSunsetAndTellsOfItAgain() {
            deprecate();

            move(as("operator"), path, "DEPRECATED", sunset())
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("evidence-needed"));
            move(as("operator"), path, "DEPRECATED", sunsetOn(30))
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("DEPRECATED"))
                    .body("sunset", equalTo(today().plusDays(30).toString()));

            assertThat(deprecations()).hasSize(2);
            as("auditor")
                    .get(path + "/transitions")
                    .then()
                    .body("items.last().from", equalTo("DEPRECATED"))
                    .body("items.last().to", equalTo("DEPRECATED"))
                    .body("items.last().evidence", contains("采监〔2026〕9号"));
        }

        @Test
        void isRetiredOutOfASuspensionWhenNobodyDependsOnIt() {
            holders.grants.put(code, new Dependent("INDICATOR", "indicators/1", "销售额", null, Set.of()));
            move(as("operator"), path, "SUSPENDED", evidence()).then().statusCode(200);
            move(as("operator"), path, "RETIRED").then().statusCode(422).body("code", equalTo("dependents-left"));

            holders.grants.remove(code);
            move(as("operator"), path, "RETIRED").then().statusCode(200).body("state", equalTo("RETIRED"));
        }

        @Test
        void waitsForItsSunsetInASuspensionToo() {
            deprecate();
            move(as("operator"), path, "SUSPENDED", evidence()).then().statusCode(200);

            move(as("operator"), path, "RETIRED").then().statusCode(422).body("code", equalTo("sunset-not-reached"));
        }

        @Test
        void takesNothingNewOnceItIsRetired() {
            String drafted =
                    draft(UNIT_A, code, ContractFixtures.sales("1.1.0")).path("id");
            String submitted =
                    draft(UNIT_A, code, ContractFixtures.sales("1.2.0")).path("id");
            move(asOf("signer", UNIT_A), "/contracts/" + submitted, "SUBMITTED")
                    .then()
                    .statusCode(200);
            String approved =
                    draft(UNIT_A, code, ContractFixtures.sales("1.3.0")).path("id");
            move(asOf("signer", UNIT_A), "/contracts/" + approved, "SUBMITTED")
                    .then()
                    .statusCode(200);
            move(as("governor"), "/contracts/" + approved, "APPROVED").then().statusCode(200);
            move(as("operator"), path, "SUSPENDED", evidence()).then().statusCode(200);
            move(as("operator"), path, "RETIRED").then().statusCode(200);

            refused(draft(UNIT_A, code, ContractFixtures.sales("2.0.0")));
            refused(move(asOf("signer", UNIT_A), "/contracts/" + drafted, "SUBMITTED"));
            refused(move(as("governor"), "/contracts/" + submitted, "APPROVED"));
            refused(move(as("operator"), "/contracts/" + approved, "IN_FORCE"));
            refused(setPolicy(code, today(), policyTerms()));
            move(asOf("signer", UNIT_A), "/contracts/" + submitted, "WITHDRAWN")
                    .then()
                    .statusCode(200);
        }

        private static void refused(Response answer) {
            answer.then()
                    .statusCode(422)
                    .body("code", equalTo("interface-retired"))
                    .body("clause", equalTo("R3.2f"));
        }

        private RowSet<Row> deprecations() {
            return pool.preparedQuery("select data::text as data from kit.outbox where subject = $1 and type = $2")
                    .execute(Tuple.of("interfaces/" + code, "cn.etown.governance.interface-deprecated.v1"))
                    .await()
                    .indefinitely();
        }

        private void letTheReviewEnd() {
            reviewedUntil(today().minusDays(1));
        }

        private void letTheReviewHold() {
            reviewedUntil(today().plusDays(1));
        }

        private void reviewedUntil(LocalDate day) {
            pool.preparedQuery("update legal_record set reviewed_until = $2 where interface_code = $1")
                    .execute(Tuple.of(code, day))
                    .await()
                    .indefinitely();
        }

        private static Map<String, ?> sunsetOn(int days) {
            return Map.of("sunset", today().plusDays(days).toString(), "evidence", List.of("采监〔2026〕9号"));
        }

        private static Map<String, ?> sunset() {
            return Map.of("sunset", today().plusDays(9).toString());
        }

        private void deprecate() {
            move(as("operator"), path, "DEPRECATED", sunset()).then().statusCode(200);
        }

        private Map<String, ?> evidence() {
            return Map.of("evidence", List.of("采监〔2026〕9号"));
        }

        private static Dependent grant() {
            return new Dependent("GRANT", "grants/1", "销售监测", UNIT_B, Set.of());
        }
    }
}
