package cn.etown.governance.interfaces;

import cn.etown.governance.ToldEvents;
import cn.etown.governance.contract.ContractFixtures;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.approve;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.asPerson;
import static cn.etown.governance.GovernanceFixtures.move;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static cn.etown.governance.GovernanceFixtures.sourceSystem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class InterfaceResourceTest {

    @Inject
    Pool pool;

    @Nested
    class Register {

        @Test
        void refusesASourceSystemThatIsNotOnTheRegister() {
            as("operator")
                    .body(Map.of(
                            "code",
                            "nowhere",
                            "name",
                            "a",
                            "sourceSystem",
                            UUID.randomUUID().toString()))
                    .post("/interfaces")
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/sourceSystem"));
        }

        @Test
        void refusesACodeOfAnotherForm() {
            String source = sourceSystem(UNIT_A);
            for (var code : List.of("Sales", "a_b", "-a", "a--b", "销售", "a".repeat(51))) {
                as("operator")
                        .body(Map.of("code", code, "name", "a", "sourceSystem", source))
                        .post("/interfaces")
                        .then()
                        .statusCode(400)
                        .body("errors.pointer", hasItem("/code"));
            }
        }

        @Test
        void refusesACodeThatIsTaken() {
            String code = newInterface(UNIT_A);

            as("operator")
                    .body(Map.of("code", code, "name", "a", "sourceSystem", sourceSystem(UNIT_A)))
                    .post("/interfaces")
                    .then()
                    .statusCode(409);
        }
    }

    @Nested
    class Read {

        @Test
        void hidesAnotherUnitsInterface() {
            String code = newInterface(UNIT_B);

            asOf("clerk", UNIT_B).get("/interfaces/" + code).then().statusCode(200);
            asOf("clerk", UNIT_A).get("/interfaces/" + code).then().statusCode(404);
            asOf("clerk", UNIT_A)
                    .get("/interfaces/" + code + "/transitions")
                    .then()
                    .statusCode(404);
            asOf("clerk", UNIT_A)
                    .queryParam("unit", UNIT_B)
                    .get("/interfaces")
                    .then()
                    .body("items.code", not(hasItem(code)));
        }

        @Test
        void listsThoseInOneState() {
            String code = newInterface(UNIT_A);

            assertThat(codes("PLANNED")).contains(code);
            assertThat(codes("RETIRED")).doesNotContain(code);
        }

        /** Of all pages: other tests have made more interfaces than one page holds. */
        private static List<String> codes(String state) {
            List<String> codes = new ArrayList<>();
            String cursor = null;
            do {
                var request = as("auditor").queryParams("state", state, "limit", 200);
                var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                        .get("/interfaces")
                        .jsonPath();
                codes.addAll(page.getList("items.code"));
                cursor = page.getString("next");
            } while (cursor != null);
            return codes;
        }
    }

    @Nested
    class Lists {

        @Test
        void refuseAStateThatThereIsNot() {
            as("operator")
                    .get("/interfaces?state=FOO")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("malformed-parameter"))
                    .body("errors.pointer", contains("state"));
        }
    }

    @Nested
    class Move {

        @Test
        void needsAContractThatHasComeFarEnough() {
            String path = "/interfaces/" + newInterface(UNIT_A);

            move(as("operator"), path, "DESIGNED")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("contract-needed"))
                    .body("clause", equalTo("R3.2f"));
            move(as("operator"), path, "ONLINE").then().statusCode(422).body("code", equalTo("interface-transition"));
            as("operator").get(path).then().body("state", equalTo("PLANNED"));
        }

        @Test
        void letsOnlyAGovernorApproveAndNothingElse() {
            String code = newInterface(UNIT_A);
            String path = "/interfaces/" + code;
            approve(UNIT_A, code, ContractFixtures.sales());

            move(as("governor"), path, "DESIGNED").then().statusCode(403).body("code", equalTo("forbidden"));
            move(as("operator"), path, "DESIGNED").then().statusCode(200);
            move(as("operator"), path, "APPROVED").then().statusCode(403);
            move(as("governor"), path, "APPROVED").then().statusCode(200);
        }

        @Test
        void needsTheVersionTheCallerHasRead() {
            String path = "/interfaces/" + newInterface(UNIT_A) + "/transitions";
            var request = Map.of("target", "DESIGNED", "reason", "a");

            as("operator").body(request).post(path).then().statusCode(428);
            as("operator")
                    .header("If-Match", "\"7\"")
                    .body(request)
                    .post(path)
                    .then()
                    .statusCode(412);
        }

        @Test
        void letsOneOfTwoSimultaneousMoversThrough() {
            String code = newInterface(UNIT_A);
            String path = "/interfaces/" + code;
            approve(UNIT_A, code, ContractFixtures.sales());
            String etag = as("operator").get(path).header("ETag");
            var request = Map.of("target", "DESIGNED", "reason", "a");

            var moves = Stream.generate(() -> CompletableFuture.supplyAsync(() -> as("operator")
                            .header("If-Match", etag)
                            .body(request)
                            .post(path + "/transitions")
                            .statusCode()))
                    .limit(4)
                    .toList();

            assertThat(moves.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 412, 412, 412);
            as("operator").get(path + "/transitions").then().body("items.size()", equalTo(1));
        }

        @Test
        void needsAReason() {
            String path = "/interfaces/" + newInterface(UNIT_A) + "/transitions";

            as("operator")
                    .header("If-Match", "\"0\"")
                    .body(Map.of("target", "DESIGNED"))
                    .post(path)
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", contains("/reason"));
        }

        @Test
        void leavesAnAuditRecord() {
            String code = newInterface(UNIT_A);

            var clauses = pool.preparedQuery(
                            "select clause from kit.audit where object = $1 and action = 'register-interface'")
                    .execute(Tuple.of("interfaces/" + code))
                    .await()
                    .indefinitely();

            assertThat(clauses).extracting(row -> row.getString("clause")).containsExactly("R3.2a");
        }
    }

    @Nested
    class Change {

        private String code;
        private String path;

        @BeforeEach
        void plan() {
            code = newInterface(UNIT_A);
            path = "/interfaces/" + code;
        }

        @Test
        void correctsTheNameAndTells() {
            change("operator", "\"0\"", "网店销售")
                    .then()
                    .statusCode(200)
                    .header("ETag", equalTo("\"1\""))
                    .body("name", equalTo("网店销售"));

            assertThat(ToldEvents.of("interfaces/" + code, "interface-changed"))
                    .singleElement()
                    .satisfies(told -> assertThat(told).containsEntry("name", "网店销售"));
            assertThat(audited()).isOne();
        }

        @Test
        void keepsWhatItWasCalledInEitherLanguage() {
            rename("\"0\"", "网店销售", "Online sales");
            rename("\"1\"", "网店零售", "Online retail");

            var last = pool.preparedQuery(
                            "select details ->> 'from' as before, details ->> 'to' as after from kit.audit"
                                    + " where object = $1 and action = 'change-interface' order by id desc limit 1")
                    .execute(Tuple.of("interfaces/" + code))
                    .await()
                    .indefinitely()
                    .iterator()
                    .next();
            assertThat(last.getString("before")).contains("网店销售", "Online sales");
            assertThat(last.getString("after")).contains("网店零售", "Online retail");
        }

        private void rename(String etag, String name, String nameEn) {
            as("operator")
                    .header("If-Match", etag)
                    .body(Map.of("name", name, "nameEn", nameEn))
                    .put(path)
                    .then()
                    .statusCode(200);
        }

        @Test
        void letsOneOfTwoPeopleOfTheCenterThrough() {
            var answers = Stream.of("甲", "乙")
                    .map(person -> CompletableFuture.supplyAsync(() -> asPerson(person, "operator")
                            .header("If-Match", "\"0\"")
                            .body(Map.of("name", "由" + person + "改名"))
                            .put(path)
                            .statusCode()))
                    .toList();

            assertThat(answers.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 412);
            assertThat(audited()).isOne();
        }

        @Test
        void leavesARetiredOneAsItWas() {
            move(as("operator"), path, "RETIRED").then().statusCode(200);

            change("operator", "\"1\"", "网店销售").then().statusCode(422).body("code", equalTo("interface-retired"));
        }

        @Test
        void needsTheVersionTheCallerHasReadAndAName() {
            as("operator").body(Map.of("name", "a")).put(path).then().statusCode(428);
            change("operator", "\"0\"", " ").then().statusCode(400).body("errors.pointer", contains("/name"));
            change("governor", "\"0\"", "a").then().statusCode(403);
        }

        private Response change(String role, String etag, String name) {
            return as(role).header("If-Match", etag).body(Map.of("name", name)).put(path);
        }

        private long audited() {
            return pool.preparedQuery("select from kit.audit where object = $1 and action = 'change-interface'")
                    .execute(Tuple.of("interfaces/" + code))
                    .await()
                    .indefinitely()
                    .size();
        }
    }
}
