package cn.etown.governance.standard.codelist;

import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.standard.StandardFixtures.body;
import static cn.etown.governance.standard.StandardFixtures.draftList;
import static cn.etown.governance.standard.StandardFixtures.etag;
import static cn.etown.governance.standard.StandardFixtures.move;
import static cn.etown.governance.standard.StandardFixtures.newCode;
import static cn.etown.governance.standard.StandardFixtures.person;
import static cn.etown.governance.standard.StandardFixtures.publishedList;
import static cn.etown.governance.standard.StandardFixtures.putEntries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class CodeListResourceTest {

    private static final String DIVISIONS = "/code-lists/administrative-divisions/entries";

    @Inject
    Pool pool;

    @Nested
    class Entries {

        @Test
        void areReadLevelByLevel() {
            as("clerk").queryParam("parent", "-").get(DIVISIONS).then().body("items.nameZh", contains("山西省"));
            as("clerk")
                    .queryParam("parent", "141029")
                    .get(DIVISIONS)
                    .then()
                    .body("items.size()", equalTo(10))
                    .body("items.nameZh", hasItems("昌宁镇", "枣岭乡"));
            as("clerk").queryParam("code", "141029").get(DIVISIONS).then().body("items.parent", contains("141000"));
        }

        @Test
        void areFoundByCodeAndByNameFromTheFirstCharacter() {
            for (var search : new String[] {"尉", "关王庙", "1410292", "xiangn"}) {
                as("clerk")
                        .queryParam("search", search)
                        .get(DIVISIONS)
                        .then()
                        .statusCode(200)
                        .body("items[0].code", containsString("141029"));
            }
        }

        @Test
        void goPageByPage() {
            var first =
                    as("clerk").queryParam("limit", 20).get(DIVISIONS).then().body("next", notNullValue());

            as("clerk")
                    .queryParam("limit", 20)
                    .queryParam("cursor", first.extract().<String>path("next"))
                    .get(DIVISIONS)
                    .then()
                    .body("items.size()", equalTo(9));
        }

        @Test
        void areNotAskedForWithWhatIsNoDayOrNoText() {
            for (var query :
                    new String[] {"on=2026-02-30", "on=today", "code=a%00", "search=%00", "version=0", "colour=red"}) {
                as("clerk")
                        .urlEncodingEnabled(false)
                        .get(DIVISIONS + "?" + query)
                        .then()
                        .statusCode(400)
                        .body("errors.pointer", contains(query.substring(0, query.indexOf('='))));
            }
        }

        @Test
        void areInUseFromTheirFirstDayToTheirLast() {
            String code = newCode("list-");
            putEntries(
                    draftList(code),
                    List.of(
                            body("code", "OLD", "nameZh", "旧", "validUntil", "2025-12-31"),
                            body("code", "NEW", "nameZh", "新", "validFrom", "2026-01-01"),
                            body("code", "ALWAYS", "nameZh", "常")));

            as("clerk")
                    .queryParam("on", "2025-12-31")
                    .get("/code-lists/" + code + "/entries")
                    .then()
                    .body("items.code", contains("ALWAYS", "OLD"));
            as("clerk")
                    .queryParam("on", "2026-01-01")
                    .get("/code-lists/" + code + "/entries")
                    .then()
                    .body("items.code", contains("ALWAYS", "NEW"));
        }
    }

    @Nested
    class Change {

        private String path;

        @BeforeEach
        void draft() {
            path = draftList(newCode("list-"));
        }

        @Test
        void putsEntriesInReplacesThoseWithTheSameCodeAndTakesOthersOut() {
            putEntries(path, List.of(body("code", "A", "nameZh", "甲"), body("code", "B", "nameZh", "乙")))
                    .then()
                    .statusCode(200)
                    .body("entries", equalTo(2));

            as("operator")
                    .header("If-Match", etag(path))
                    .body(Map.of("entries", List.of(body("code", "A", "nameZh", "子")), "remove", List.of("B")))
                    .post(path + "/entries")
                    .then()
                    .statusCode(200)
                    .body("entries", equalTo(1));
        }

        @Test
        void refusesACodeThatStandsThereTwice() {
            putEntries(
                            path,
                            List.of(
                                    body("code", "A", "nameZh", "甲"),
                                    body("code", "B", "nameZh", "乙"),
                                    body("code", "A", "nameZh", "丙")))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("duplicate-code"))
                    .body("errors.pointer", contains("/entries/2/code"));
            assertEmpty();
        }

        @Test
        void refusesParentsInACircle() {
            putEntries(path, List.of(body("code", "A", "nameZh", "甲", "parent", "B")))
                    .then()
                    .statusCode(200);

            putEntries(path, List.of(body("code", "B", "nameZh", "乙", "parent", "A")))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("code-list-cycle"))
                    .body("detail", containsString("A, B"));
            as("auditor").get(path).then().body("entries", equalTo(1));
        }

        @Test
        void refusesAValidityThatEndsBeforeItBegins() {
            putEntries(
                            path,
                            List.of(body(
                                    "code", "A", "nameZh", "甲", "validFrom", "2026-01-02", "validUntil", "2026-01-01")))
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/entries/0/validUntil"));
        }

        @Test
        void refusesControlCharactersBlanksInCodesAndTooManyEntries() {
            putEntries(path, List.of(body("code", "A B", "nameZh", "甲")))
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", contains("/entries/0/code"));
            putEntries(path, List.of(body("code", "A", "nameZh", "甲\u0007")))
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", contains("/entries/0/nameZh"));
            var many = IntStream.rangeClosed(0, ChangeEntriesRequest.MOST)
                    .mapToObj(i -> body("code", "C" + i, "nameZh", "码"))
                    .toList();
            putEntries(path, many).then().statusCode(400).body("errors.pointer", contains("/entries"));
            assertEmpty();
        }

        @Test
        void needsTheVersionTheCallerHasRead() {
            var request = Map.of("entries", List.of(body("code", "A", "nameZh", "甲")));
            String read = etag(path);
            as("operator")
                    .header("If-Match", read)
                    .body(request)
                    .post(path + "/entries")
                    .then()
                    .statusCode(200);

            as("operator")
                    .header("If-Match", read)
                    .body(request)
                    .post(path + "/entries")
                    .then()
                    .statusCode(412);
            as("operator").body(request).post(path + "/entries").then().statusCode(428);
        }

        private void assertEmpty() {
            as("auditor").get(path).then().body("entries", equalTo(0));
        }
    }

    @Nested
    class Publish {

        @Test
        void isForAGovernorOtherThanTheAuthorAndNeedsAWholeTree() {
            String code = newCode("list-");
            String id = person("governor-and-operator", "governor", "operator")
                    .body(body("code", code, "nameZh", "表", "nameEn", "list", "source", "本测试"))
                    .post("/code-lists")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            String path = "/code-list-versions/" + id;

            move(as("governor"), path, "PUBLISHED").then().statusCode(422).body("code", equalTo("code-list-empty"));
            putEntries(path, List.of(body("code", "B", "nameZh", "乙", "parent", "A")));
            move(as("governor"), path, "PUBLISHED").then().statusCode(422).body("code", equalTo("unknown-parent"));
            putEntries(path, List.of(body("code", "A", "nameZh", "甲")));
            move(person("governor-and-operator", "governor"), path, "PUBLISHED")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("two-person-rule"));
            move(as("governor"), path, "PUBLISHED").then().statusCode(200).body("state", equalTo("PUBLISHED"));
        }

        @Test
        void isForAGovernorWhoChangedNoEntries() {
            String path = draftList(newCode("list-"));
            person("editor", "operator")
                    .header("If-Match", etag(path))
                    .body(Map.of("entries", List.of(body("code", "A", "nameZh", "甲"))))
                    .post(path + "/entries")
                    .then()
                    .statusCode(200);

            move(person("editor", "governor"), path, "PUBLISHED")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("two-person-rule"));
            move(as("governor"), path, "PUBLISHED").then().statusCode(200);
        }

        @Test
        void beginsTheNextVersionWithTheEntriesBeforeAndLeavesTheOldOneReadable() {
            String code = publishedList("A", "B");
            String id = as("operator")
                    .body(body("code", code, "nameZh", "新表", "nameEn", "new list", "source", "本测试"))
                    .post("/code-list-versions")
                    .then()
                    .statusCode(201)
                    .body("entries", equalTo(2))
                    .extract()
                    .path("id");
            putEntries("/code-list-versions/" + id, List.of(body("code", "C", "nameZh", "丙")));

            move(as("governor"), "/code-list-versions/" + id, "PUBLISHED")
                    .then()
                    .statusCode(200);

            as("service").get("/code-lists/" + code + "/entries").then().body("items.code", contains("A", "B", "C"));
            as("service")
                    .queryParam("version", 1)
                    .get("/code-lists/" + code + "/entries")
                    .then()
                    .body("items.code", contains("A", "B"));
            as("auditor")
                    .get("/code-lists/" + code + "/versions")
                    .then()
                    .body("items.state", contains("PUBLISHED", "WITHDRAWN"));
        }

        @Test
        void leavesTheEntriesAsTheyWerePublished() {
            String code = publishedList("A");
            String id = as("auditor").get("/code-lists/" + code).path("id");

            putEntries("/code-list-versions/" + id, List.of(body("code", "B", "nameZh", "乙")))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("version-fixed"));
            assertThatThrownBy(() -> pool.query("update code_list_entry set name_zh = 'x' where version = '" + id + "'")
                            .execute()
                            .await()
                            .indefinitely())
                    .hasMessageContaining("changed in drafts only");
        }

        @Test
        void tellsTheOtherServices() {
            String code = publishedList("A", "B");

            var told = pool.query(
                            "select data::text from kit.outbox where type = 'cn.etown.governance.code-list-published.v1'"
                                    + " and subject = 'code-lists/" + code + "'")
                    .execute()
                    .await()
                    .indefinitely();
            assertThat(told.iterator().next().getString(0)).contains("\"entries\":2", "\"number\":1");
        }
    }
}
