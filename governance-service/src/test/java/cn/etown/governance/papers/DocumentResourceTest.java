package cn.etown.governance.papers;

import cn.etown.kit.json.Digests;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.endUnit;
import static cn.etown.governance.GovernanceFixtures.kindsOwed;
import static cn.etown.governance.GovernanceFixtures.newUnit;
import static cn.etown.governance.GovernanceFixtures.newUnitCode;
import static cn.etown.governance.GovernanceFixtures.unit;
import static cn.etown.governance.papers.PaperFixtures.DIGEST;
import static cn.etown.governance.papers.PaperFixtures.both;
import static cn.etown.governance.papers.PaperFixtures.document;
import static cn.etown.governance.papers.PaperFixtures.draft;
import static cn.etown.governance.papers.PaperFixtures.moveFrom;
import static cn.etown.governance.papers.PaperFixtures.published;
import static cn.etown.governance.papers.PaperFixtures.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class DocumentResourceTest {

    @Inject
    Pool pool;

    @Nested
    class Draft {

        @Test
        void keepsTheTextWithItsDigestAndCountsTheVersions() {
            String document = document();
            String text = "# 数据接入范围规范\n\n第一条";

            String first = draft(document, text);
            draft(document, text + "改");

            as("auditor")
                    .get(first)
                    .then()
                    .body("text", equalTo(text))
                    .body("digest", equalTo(Digests.text(Digests.sha256(text.getBytes(StandardCharsets.UTF_8)))))
                    .body("state", equalTo("DRAFT"));
            as("auditor")
                    .get(document + "/versions")
                    .then()
                    .body("items.number", contains(1, 2))
                    .body("items.text", contains(null, null));
        }

        @Test
        void takesALinkOnlyWithItsDigest() {
            String versions = document() + "/versions";

            as("operator")
                    .body(Map.of("link", "https://example.org/a.pdf", "digest", DIGEST))
                    .post(versions)
                    .then()
                    .statusCode(201);
            for (var content : List.<Map<String, String>>of(
                    Map.of(),
                    Map.of("link", "https://example.org/a.pdf"),
                    Map.of("text", "a", "digest", DIGEST),
                    Map.of("text", "a", "link", "https://example.org/a.pdf", "digest", DIGEST))) {
                as("operator")
                        .body(content)
                        .post(versions)
                        .then()
                        .statusCode(422)
                        .body("errors.pointer", contains("/text"));
            }
            for (var content : List.<Map<String, String>>of(
                    Map.of("text", "a\u0000b"),
                    Map.of("text", "a".repeat(200_001)),
                    Map.of("link", "javascript:alert(1)", "digest", DIGEST),
                    Map.of("link", "https://example.org/a.pdf", "digest", "sha-256:00"))) {
                as("operator").body(content).post(versions).then().statusCode(400);
            }
            as("auditor").get(versions).then().body("items", hasSize(1));
        }

        @Test
        void refusesACodeThatIsTakenOrMalformed() {
            String code = as("operator").get(document()).path("code");

            as("operator")
                    .body(Map.of("code", code, "title", "a", "kind", "ASSET"))
                    .post("/normative-documents")
                    .then()
                    .statusCode(409)
                    .body("errors.pointer", contains("/code"));
            as("operator")
                    .body(Map.of("code", "规范 1", "title", "a", "kind", "ASSET"))
                    .post("/normative-documents")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", contains("/code"));
        }

        @Test
        void isHiddenFromUnitsUntilItIsPublished() {
            String document = document();
            String version = draft(document, "a");

            asOf("signer", UNIT_A).get(version).then().statusCode(404);
            asOf("user", UNIT_A)
                    .get(document + "/versions")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(0));
            moveFrom(as("governor"), version, "PUBLISHED", today()).then().statusCode(200);
            asOf("user", UNIT_A).get(version).then().statusCode(200);
        }

        @Test
        void neverChangesInTheDatabase() {
            String version = draft(document(), "a");
            var id = Tuple.of(UUID.fromString(version.substring("/document-versions/".length())));

            assertThatThrownBy(() -> pool.preparedQuery("update document_version set text = 'b' where id = $1")
                            .execute(id)
                            .await()
                            .indefinitely())
                    .hasMessageContaining("only ever added to");
        }
    }

    @Nested
    class Publish {

        @Test
        void isDoneByAGovernorWhoDidNotDraftIt() {
            String document = document();
            String own = "/document-versions/"
                    + both().body(Map.of("text", "a"))
                            .post(document + "/versions")
                            .path("id");

            moveFrom(as("operator"), own, "PUBLISHED", today()).then().statusCode(403);
            moveFrom(both(), own, "PUBLISHED", today()).then().statusCode(422).body("code", equalTo("two-person-rule"));
            moveFrom(as("governor"), own, "PUBLISHED", today())
                    .then()
                    .statusCode(200)
                    .body("acknowledgeBy", notNullValue());
        }

        @Test
        void endsTheVersionBeforeOnTheDayItComesIntoForce() {
            String document = document();
            String first = published(document, today());
            String second = draft(document, "b");

            moveFrom(as("governor"), second, "PUBLISHED", today())
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("document-outdated"));
            moveFrom(as("governor"), second, "PUBLISHED", today().plusDays(10))
                    .then()
                    .statusCode(200);

            as("auditor")
                    .get(first)
                    .then()
                    .body("state", equalTo("REPLACED"))
                    .body("inForceUntil", equalTo(today().plusDays(10).toString()));
            inForce(document, 0).body("number", equalTo(1));
            inForce(document, 9).body("number", equalTo(1));
            inForce(document, 10).body("number", equalTo(2));
            as("auditor")
                    .queryParam("on", today().minusDays(1).toString())
                    .get(document + "/in-force")
                    .then()
                    .statusCode(404);
            as("auditor").get(first + "/transitions").then().body("items.to", contains("PUBLISHED", "REPLACED"));
        }

        @Test
        void mayBeRepealedFromADay() {
            String document = document();
            String version = published(document, today());

            moveFrom(as("governor"), version, "REPEALED", null)
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/from"));
            moveFrom(as("governor"), version, "REPEALED", today().plusDays(3))
                    .then()
                    .statusCode(200);

            inForce(document, 2).body("number", equalTo(1));
            as("auditor")
                    .queryParam("on", today().plusDays(3).toString())
                    .get(document + "/in-force")
                    .then()
                    .statusCode(404);
        }

        @Test
        void waitsForTheEndOfAVersionThatIsRepealed() {
            String document = document();
            String first = published(document, today());
            moveFrom(as("governor"), first, "REPEALED", today().plusDays(5))
                    .then()
                    .statusCode(200);
            String second = draft(document, "b");

            moveFrom(as("governor"), second, "PUBLISHED", today().plusDays(4))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("document-overlap"))
                    .body("errors.pointer", contains("/from"));
            moveFrom(as("governor"), second, "PUBLISHED", today().plusDays(5))
                    .then()
                    .statusCode(200);

            inForce(document, 4).body("number", equalTo(1));
            inForce(document, 5).body("number", equalTo(2));
        }

        @Test
        void isNotRepealedBeforeItsFirstDayButOnIt() {
            String document = document();
            String version = published(document, today().plusDays(5));

            moveFrom(as("governor"), version, "REPEALED", today().plusDays(4))
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/from"));
            moveFrom(as("governor"), version, "REPEALED", today().plusDays(5))
                    .then()
                    .statusCode(200);

            published(document, today());
            inForce(document, 5).body("number", equalTo(2));
        }

        @Test
        void leavesOneVersionInForceOnAnyDayWhoeverWrites() {
            String document = document();
            published(document, today());
            String second = draft(document, "b");

            assertThatThrownBy(() -> pool.preparedQuery(
                                    "update document_version set state = 'PUBLISHED', in_force_from = $2 where id = $1")
                            .execute(Tuple.of(
                                    UUID.fromString(second.substring("/document-versions/".length())),
                                    today().plusDays(9)))
                            .await()
                            .indefinitely())
                    .hasMessageContaining("document_version_alone_in_force");
        }

        @Test
        void refusesDaysThatAreOverAndMovesThatAreNone() {
            String version = draft(document(), "a");

            moveFrom(as("governor"), version, "PUBLISHED", today().minusDays(1))
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/from"));
            moveFrom(as("governor"), version, "REPLACED", null)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("document-transition"));
            moveFrom(as("operator"), version, "WITHDRAWN", null).then().statusCode(200);
            moveFrom(as("governor"), version, "PUBLISHED", today()).then().statusCode(422);
        }

        @Test
        void needsTheVersionTheCallerHasRead() {
            String version = draft(document(), "a");
            var publish = Map.of("target", "PUBLISHED", "reason", "a", "from", today().toString());

            as("governor").body(publish).post(version + "/transitions").then().statusCode(428);
            as("governor")
                    .header("If-Match", "\"7\"")
                    .body(publish)
                    .post(version + "/transitions")
                    .then()
                    .statusCode(412);
        }

        private ValidatableResponse inForce(String document, int days) {
            return as("auditor")
                    .queryParam("on", today().plusDays(days).toString())
                    .get(document + "/in-force")
                    .then()
                    .statusCode(200);
        }
    }

    @Nested
    class Acknowledge {

        @Test
        void tellsWhoHasAndWhoHasNot() {
            unit(UNIT_A);
            unit(UNIT_B);
            String version = published(document(), today());

            asOf("signer", UNIT_A)
                    .post(version + "/acknowledgements")
                    .then()
                    .statusCode(201)
                    .body("unit", equalTo(UNIT_A));

            as("operator").get(version + "/acknowledgements").then().body("items.unit", contains(UNIT_A));
            as("operator")
                    .queryParams("acknowledged", false, "limit", 200)
                    .get(version + "/acknowledgements")
                    .then()
                    .body("items.unit", hasItem(UNIT_B))
                    .body("items.unit", not(hasItem(UNIT_A)));
            asOf("clerk", UNIT_B).get(version + "/acknowledgements").then().body("items", hasSize(0));
            asOf("clerk", UNIT_B)
                    .queryParam("acknowledged", false)
                    .get(version + "/acknowledgements")
                    .then()
                    .body("items.unit", contains(UNIT_B));
            assertThat(told(version.substring(1))).contains("cn.etown.governance.document-acknowledged.v1");
        }

        @Test
        void isDoneOnceAndOnlyWhatIsPublished() {
            unit(UNIT_A);
            String document = document();
            String version = published(document, today());
            asOf("signer", UNIT_A).post(version + "/acknowledgements").then().statusCode(201);

            asOf("signer", UNIT_A).post(version + "/acknowledgements").then().statusCode(409);
            asOf("signer", UNIT_A)
                    .post(draft(document, "b") + "/acknowledgements")
                    .then()
                    .statusCode(404);
            as("signer").post(version + "/acknowledgements").then().statusCode(403);
            moveFrom(as("governor"), version, "REPEALED", today()).then().statusCode(200);
            asOf("signer", UNIT_B)
                    .post(version + "/acknowledgements")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("document-not-published"));
        }

        @Test
        void isForRegisteredUnits() {
            String version = published(document(), today());

            asOf("signer", newUnitCode())
                    .post(version + "/acknowledgements")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("unknown-unit"));
        }

        @Test
        void isNotOwedByAUnitThatHasEnded() {
            String gone = newUnit();
            String acknowledged = published(document(), today());
            asOf("signer", gone).post(acknowledged + "/acknowledgements").then().statusCode(201);
            String owed = published(document(), today());
            assertThat(kindsOwed(() -> asOf("signer", gone))).contains("acknowledge-document");

            endUnit(gone);

            assertThat(kindsOwed(() -> asOf("signer", gone))).doesNotContain("acknowledge-document");
            asOf("clerk", gone)
                    .queryParam("acknowledged", false)
                    .get(owed + "/acknowledgements")
                    .then()
                    .body("items", hasSize(0));
            asOf("clerk", gone).get(acknowledged + "/acknowledgements").then().body("items.unit", contains(gone));
        }

        private List<String> told(String subject) {
            var types = new ArrayList<String>();
            pool.preparedQuery("select type from kit.outbox where subject = $1 order by insertion")
                    .execute(Tuple.of(subject))
                    .await()
                    .indefinitely()
                    .forEach(row -> types.add(row.getString("type")));
            return types;
        }
    }
}
