package cn.etown.governance.contract;

import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.approveInterface;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.draft;
import static cn.etown.governance.GovernanceFixtures.move;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static cn.etown.governance.GovernanceFixtures.putInForce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ContractResourceTest {

    @Inject
    Pool pool;

    @Nested
    class Draft {

        private String code;

        @BeforeEach
        void plan() {
            code = newInterface(UNIT_A);
        }

        @Test
        void countsTheVersionsOfAnInterface() {
            draft(UNIT_A, code, ContractFixtures.sales("1.0.0"))
                    .then()
                    .statusCode(201)
                    .body("number", equalTo(1));
            draft(UNIT_A, code, ContractFixtures.sales("1.1.0"))
                    .then()
                    .statusCode(201)
                    .body("number", equalTo(2))
                    .body("version", equalTo("1.1.0"))
                    .body("interface", equalTo(code));
            as("auditor")
                    .queryParam("interface", code)
                    .get("/contracts")
                    .then()
                    .body("items.version", contains("1.0.0", "1.1.0"));
        }

        @Test
        void takesTheSameDocumentInJson() {
            String yaml = draft(UNIT_A, code, ContractFixtures.sales()).path("id");
            String json = as("auditor")
                    .accept("application/json")
                    .get("/contracts/" + yaml + "/document")
                    .asString();

            String id = asOf("clerk", UNIT_A)
                    .contentType("application/json")
                    .body(json.getBytes(StandardCharsets.UTF_8))
                    .post("/interfaces/" + newInterface(UNIT_A) + "/contracts")
                    .then()
                    .statusCode(201)
                    .body("format", equalTo("JSON"))
                    .extract()
                    .path("id");

            assertThat(as("auditor").get("/contracts/" + id + "/document").asString())
                    .isEqualTo(json);
        }

        @Test
        void refusesAVersionThatIsThereAlready() {
            draft(UNIT_A, code, ContractFixtures.sales()).then().statusCode(201);

            draft(UNIT_A, code, ContractFixtures.sales())
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("contract-version-exists"))
                    .body("errors.pointer", contains("/version"));
        }

        @Test
        void refusesMoreDraftsThanSomebodyWouldReadUntilOneIsGivenUp() {
            String first = draft(UNIT_A, code, ContractFixtures.sales("1.0.0")).path("id");
            for (int version = 1; version < 20; version++) {
                draft(UNIT_A, code, ContractFixtures.sales("1.0." + version))
                        .then()
                        .statusCode(201);
            }

            draft(UNIT_A, code, ContractFixtures.sales("2.0.0"))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("too-many-drafts"));
            move(asOf("clerk", UNIT_A), "/contracts/" + first, "WITHDRAWN")
                    .then()
                    .statusCode(200);
            draft(UNIT_A, code, ContractFixtures.sales("2.0.0")).then().statusCode(201);
        }

        @Test
        void repeatsTheFirstAnswerForTheSameKey() {
            String key = UUID.randomUUID().toString();
            String first = draftWithKey(key).then().statusCode(201).extract().path("id");

            draftWithKey(key).then().statusCode(201).body("id", equalTo(first));
        }

        @Test
        void refusesAnUnknownTypeWithItsPath() {
            draft(UNIT_A, code, ContractFixtures.salesBut("logicalType: number", "logicalType: money"))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("contract-refused"))
                    .body("clause", equalTo("R3.2b"))
                    .body(
                            "errors.pointer",
                            contains(
                                    "/schema/0/properties/4/logicalType",
                                    "/schema/0/customProperties/3/value/0/factors/1"));
            assertNothingStored();
        }

        @Test
        void refusesAThemeThatIsNotThereOrWithoutItsMeasures() {
            for (var document : List.of(
                    ContractFixtures.salesBut("value: SALES", "value: LOVE"),
                    ContractFixtures.salesBut("value: SALES", "value: INVENTORY"),
                    ContractFixtures.salesBut("- name: returns", "- name: givenBack"))) {
                draft(UNIT_A, code, document)
                        .then()
                        .statusCode(422)
                        .body("code", equalTo("contract-refused"))
                        .body("clause", equalTo("R3.3"))
                        .body("errors.pointer", contains("/schema/0/customProperties/0/value"));
            }
            assertNothingStored();
        }

        @Test
        void refusesAnUnknownKeyWithItsPath() {
            draft(UNIT_A, code, ContractFixtures.salesBut("physicalType: table", "colour: blue"))
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/schema/0/colour"));
            assertNothingStored();
        }

        @Test
        void refusesABombAndTagsAndWhatIsNoYaml() {
            for (var text : new String[] {"a: &a [x, x]\nb: [*a, *a]", "a: !!java.net.URL [x]", "a: [", "a: \u0000"}) {
                draft(UNIT_A, code, text).then().statusCode(400).body("code", equalTo("malformed-yaml"));
            }
            assertNothingStored();
        }

        @ParameterizedTest
        @EnumSource(DocumentFormat.class)
        void refusesANumberThatWouldFillTheMemoryWrittenOut(DocumentFormat format) {
            var levels = format == DocumentFormat.JSON
                    ? "{\"slaProperties\": [{\"property\": \"latency\", \"value\": 1e999999999}]}"
                    : ContractFixtures.sales() + "slaProperties:\n  - property: latency\n    value: 1e999999999\n";

            post(format.mediaType(), levels.getBytes(StandardCharsets.UTF_8))
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("number-too-long"))
                    .body("errors.pointer", contains("/slaProperties/0/value"));
            assertNothingStored();
        }

        @Test
        void refusesMalformedUtf8() {
            post("application/yaml", new byte[] {'a', ':', ' ', (byte) 0xC3, (byte) 0x28})
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("malformed-utf-8"));
            assertNothingStored();
        }

        @Test
        void refusesNulInJson() {
            post("application/json", "{\"id\": \"a\\u0000\"}".getBytes(StandardCharsets.UTF_8))
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("control-character"))
                    .body("errors.pointer", contains("/id"));
            assertNothingStored();
        }

        @Test
        void refusesADocumentOfTwoMegabytes() {
            var large = new byte[2 * 1024 * 1024];
            Arrays.fill(large, (byte) '#');

            post("application/yaml", large).then().statusCode(413);
            assertNothingStored();
        }

        @Test
        void refusesOtherMediaTypes() {
            post("text/csv", "a,b".getBytes(StandardCharsets.UTF_8)).then().statusCode(415);
        }

        @Test
        void isForTheInterfacesOwnUnit() {
            draft(UNIT_B, code, ContractFixtures.sales()).then().statusCode(404);
            draft(UNIT_A, "no-such-flow", ContractFixtures.sales()).then().statusCode(404);
            assertNothingStored();
        }

        private Response post(String type, byte[] body) {
            return asOf("clerk", UNIT_A).contentType(type).body(body).post("/interfaces/" + code + "/contracts");
        }

        private Response draftWithKey(String key) {
            return asOf("clerk", UNIT_A)
                    .header("Idempotency-Key", key)
                    .contentType("application/yaml")
                    .body(ContractFixtures.sales().getBytes(StandardCharsets.UTF_8))
                    .post("/interfaces/" + code + "/contracts");
        }

        private void assertNothingStored() {
            as("auditor").queryParam("interface", code).get("/contracts").then().body("items.size()", equalTo(0));
        }
    }

    @Nested
    class Document {

        private String code;

        @BeforeEach
        void plan() {
            code = newInterface(UNIT_A);
        }

        @Test
        void comesBackByteForByte() {
            String id = draft(UNIT_A, code, ContractFixtures.sales()).path("id");

            var answer = asOf("clerk", UNIT_A).accept("*/*").get("/contracts/" + id + "/document");

            assertThat(answer.contentType()).startsWith("application/yaml");
            assertThat(answer.asByteArray()).isEqualTo(ContractFixtures.sales().getBytes(StandardCharsets.UTF_8));
        }

        @Test
        void isWrittenInTheOtherFormatForWhoAsks() {
            String id = draft(UNIT_A, code, ContractFixtures.sales()).path("id");

            as("auditor")
                    .accept("application/json")
                    .get("/contracts/" + id + "/document")
                    .then()
                    .statusCode(200)
                    .contentType("application/json")
                    .body("team.members[0].username", equalTo("clerk-a"))
                    .body("schema[0].properties[0].physicalName", equalTo("单号"));
        }

        @Test
        void isHiddenFromOtherUnits() {
            String id = draft(UNIT_A, code, ContractFixtures.sales()).path("id");

            for (var path : new String[] {"", "/document", "/transitions"}) {
                asOf("clerk", UNIT_B).get("/contracts/" + id + path).then().statusCode(404);
            }
            asOf("clerk", UNIT_B)
                    .queryParam("interface", code)
                    .get("/contracts")
                    .then()
                    .body("items.size()", equalTo(0));
        }
    }

    @Nested
    class Move {

        private String code;
        private String path;

        @BeforeEach
        void draftOne() {
            code = newInterface(UNIT_A);
            path = "/contracts/" + draft(UNIT_A, code, ContractFixtures.sales()).path("id");
        }

        @Test
        void needsAnotherPersonForTheApproval() {
            move(asOf("clerk", UNIT_A), path, "SUBMITTED").then().statusCode(200);
            var authorWithBothRoles = as("operator")
                    .auth()
                    .oauth2(Tokens.of("governor", "clerk")
                            .subject("clerk-of-" + UNIT_A)
                            .unit(UNIT_A)
                            .sign());

            move(authorWithBothRoles, path, "APPROVED").then().statusCode(422).body("code", equalTo("two-person-rule"));
            as("auditor").get(path).then().body("state", equalTo("SUBMITTED"));
        }

        @Test
        void isForTheRoleWhoseMoveItIs() {
            move(as("operator"), path, "SUBMITTED").then().statusCode(403);
            move(asOf("clerk", UNIT_B), path, "SUBMITTED").then().statusCode(404);
            move(asOf("clerk", UNIT_A), path, "APPROVED").then().statusCode(403);
            move(as("operator"), path, "APPROVED").then().statusCode(403);
            move(asOf("clerk", UNIT_A), path, "IN_FORCE").then().statusCode(403);
            move(as("governor"), path, "REPLACED").then().statusCode(422).body("code", equalTo("contract-transition"));
            move(as("governor"), path, "IN_FORCE").then().statusCode(422).body("code", equalTo("contract-transition"));
        }

        @Test
        void needsTheVersionTheCallerHasRead() {
            var request = Map.of("target", "SUBMITTED", "reason", "a");

            asOf("clerk", UNIT_A)
                    .body(request)
                    .post(path + "/transitions")
                    .then()
                    .statusCode(428);
            asOf("clerk", UNIT_A)
                    .header("If-Match", "\"9\"")
                    .body(request)
                    .post(path + "/transitions")
                    .then()
                    .statusCode(412);
        }

        @Test
        void replacesTheVersionBeforeInTheSameMoment() {
            String first = putInForce(UNIT_A, code, ContractFixtures.sales("2.0.0"));
            String second = putInForce(UNIT_A, code, ContractFixtures.sales("3.0.0"));

            as("auditor").get("/contracts/" + first).then().body("state", equalTo("REPLACED"));
            as("auditor").get("/contracts/" + second).then().body("state", equalTo("IN_FORCE"));
            as("auditor")
                    .get("/contracts/" + first + "/transitions")
                    .then()
                    .body("items.to", contains("SUBMITTED", "APPROVED", "IN_FORCE", "REPLACED"));
        }

        @Test
        void doesNotPutAnOlderVersionInForceOverANewer() {
            move(asOf("clerk", UNIT_A), path, "SUBMITTED").then().statusCode(200);
            move(as("governor"), path, "APPROVED").then().statusCode(200);
            putInForce(UNIT_A, code, ContractFixtures.sales("0.9.0"));

            move(as("operator"), path, "IN_FORCE").then().statusCode(422).body("code", equalTo("contract-outdated"));
            as("auditor").get(path).then().body("state", equalTo("APPROVED"));
        }

        @Test
        void returnsASubmittedContractToItsUnitAndTakesTheNextVersion() {
            move(asOf("clerk", UNIT_A), path, "SUBMITTED").then().statusCode(200);
            as("auditor").get("/interfaces/" + code).then().body("contract", equalTo("SUBMITTED"));

            move(as("governor"), path, "WITHDRAWN").then().statusCode(200).body("state", equalTo("WITHDRAWN"));

            as("auditor").get("/interfaces/" + code).then().body("contract", equalTo("NONE"));
            move(as("operator"), "/interfaces/" + code, "DESIGNED")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("contract-needed"));
            move(as("governor"), path, "APPROVED").then().statusCode(422).body("code", equalTo("contract-transition"));
            putInForce(UNIT_A, code, ContractFixtures.sales("1.0.1"));
        }

        @Test
        void letsTheUnitTakeBackWhatItSubmittedAndNobodyElseButTheGovernor() {
            String other = "/contracts/"
                    + draft(UNIT_A, code, ContractFixtures.sales("1.1.0")).path("id");
            move(asOf("clerk", UNIT_A), path, "SUBMITTED").then().statusCode(200);
            move(asOf("clerk", UNIT_A), other, "SUBMITTED").then().statusCode(200);
            var clerkOfAnotherUnit = as("operator")
                    .auth()
                    .oauth2(Tokens.of("operator", "clerk").unit(UNIT_B).sign());

            move(as("operator"), path, "WITHDRAWN").then().statusCode(403);
            move(clerkOfAnotherUnit, path, "WITHDRAWN").then().statusCode(403);
            move(asOf("signer", UNIT_A), path, "WITHDRAWN").then().statusCode(200);

            as("auditor").get("/interfaces/" + code).then().body("contract", equalTo("SUBMITTED"));
            as("auditor")
                    .get(path + "/transitions")
                    .then()
                    .body("items.to", contains("SUBMITTED", "WITHDRAWN"))
                    .body("items.by.subject[1]", equalTo("signer-of-" + UNIT_A));
        }

        @Test
        void letsTheUnitGiveUpADraftAndNobodyElse() {
            move(as("governor"), path, "WITHDRAWN").then().statusCode(403);
            move(asOf("clerk", UNIT_A), path, "WITHDRAWN").then().statusCode(200);

            move(asOf("clerk", UNIT_A), path, "SUBMITTED").then().statusCode(422);
            as("auditor").get("/interfaces/" + code).then().body("contract", equalTo("NONE"));
        }

        @Test
        void doesNotSubmitAContractThatTheRecordsKeptSoFarCannotFollow() {
            putInForce(UNIT_A, code, ContractFixtures.sales("2.0.0"));
            String changed = "/contracts/"
                    + draft(UNIT_A, code, ContractFixtures.salesWithDecimalQuantity("3.0.0"))
                            .path("id");

            move(asOf("clerk", UNIT_A), changed, "SUBMITTED")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("contract-incompatible"))
                    .body("clause", equalTo("R8.4"))
                    .body("errors.pointer", contains("/schema/0/properties/3/logicalType"));
            as("auditor").get(changed).then().body("state", equalTo("DRAFT"));
        }

        @Test
        void doesNotSubmitAContractWhoseRecordsCouldNotBeKept() {
            String tooMany = IntStream.range(0, 330)
                    .mapToObj(i -> "      - {name: f" + i + ", logicalType: string}\n")
                    .collect(Collectors.joining());
            String wide = "/contracts/"
                    + draft(
                                    UNIT_A,
                                    code,
                                    ContractFixtures.sales("3.0.0")
                                            .replace("    customProperties:\n", tooMany + "    customProperties:\n"))
                            .path("id");

            move(asOf("clerk", UNIT_A), wide, "SUBMITTED")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("contract-too-wide"))
                    .body("clause", equalTo("R3.2b"))
                    .body("errors.pointer", contains("/schema/0/properties/329"));
            as("auditor").get(wide).then().body("state", equalTo("DRAFT"));
        }

        @Test
        void putsNoneInForceBeforeItsInterfaceIsApproved() {
            String flow = "/interfaces/" + code;
            move(asOf("clerk", UNIT_A), path, "SUBMITTED").then().statusCode(200);
            move(as("governor"), path, "APPROVED").then().statusCode(200);

            notYetInForce();
            move(as("operator"), flow, "DESIGNED").then().statusCode(200);
            notYetInForce();
            move(as("governor"), flow, "APPROVED").then().statusCode(200);
            move(as("operator"), path, "IN_FORCE").then().statusCode(200);
        }

        private void notYetInForce() {
            move(as("operator"), path, "IN_FORCE")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("interface-not-approved"))
                    .body("clause", equalTo("R3.2f"));
            as("auditor").get(path).then().body("state", equalTo("APPROVED"));
        }

        @Test
        void doesNotPutInForceWhatAVersionInForceMeanwhileForbids() {
            String changed = "/contracts/"
                    + draft(UNIT_A, code, ContractFixtures.salesWithoutKey("3.0.0"))
                            .path("id");
            move(asOf("clerk", UNIT_A), changed, "SUBMITTED").then().statusCode(200);
            move(as("governor"), changed, "APPROVED").then().statusCode(200);
            move(asOf("clerk", UNIT_A), path, "SUBMITTED").then().statusCode(200);
            move(as("governor"), path, "APPROVED").then().statusCode(200);
            approveInterface(code);
            move(as("operator"), path, "IN_FORCE").then().statusCode(200);

            move(as("operator"), changed, "IN_FORCE")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("contract-incompatible"));
            as("auditor").get(path).then().body("state", equalTo("IN_FORCE"));
            as("auditor").get(changed).then().body("state", equalTo("APPROVED"));
        }

        @Test
        void leavesAHistoryThatNobodyCanChange() {
            move(asOf("clerk", UNIT_A), path, "SUBMITTED").then().statusCode(200);

            as("auditor")
                    .get(path + "/transitions")
                    .then()
                    .body("items[0].by.subject", equalTo("clerk-of-" + UNIT_A))
                    .body("items.reason", hasItem("到 SUBMITTED"));
            for (var change : new String[] {
                "update transition set reason = 'x'",
                "delete from transition",
                "update contract set document = 'x'",
                "delete from contract"
            }) {
                assertThatThrownBy(() -> pool.query(change).execute().await().indefinitely())
                        .hasMessageContaining("only ever added to");
            }
        }
    }
}
