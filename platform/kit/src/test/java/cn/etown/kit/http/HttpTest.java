package cn.etown.kit.http;

import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class HttpTest {

    private static final String PROBLEM = "application/problem+json";
    private static final String API = "/api/kit/v1";

    @Inject
    Pool pool;

    private static RequestSpecification as(String role) {
        return anybody().auth().oauth2(Tokens.of(role).unit("unit-of-1").sign()).contentType(ContentType.JSON);
    }

    private static RequestSpecification anybody() {
        return given().basePath(API);
    }

    @Nested
    class Problems {

        @Test
        void tellARuleItsClauseAndTheVeryPlaceInChinese() {
            as("operator")
                    .get("/things/1/rule")
                    .then()
                    .statusCode(422)
                    .contentType(PROBLEM)
                    .header("Content-Language", "zh-CN")
                    .body("type", equalTo("urn:etown:problem:too-blue"))
                    .body("code", equalTo("too-blue"))
                    .body("status", equalTo(422))
                    .body("detail", equalTo("太蓝"))
                    .body("clause", equalTo("R3.2c"))
                    .body("instance", equalTo("/api/kit/v1/things/1/rule"))
                    .body("errors[0].pointer", equalTo("/colour"))
                    .body("errors[0].detail", equalTo("换颜色"))
                    .body("traceId", not(nullValue()));
        }

        @Test
        void speakEnglishToWhoAsksForIt() {
            as("operator")
                    .header("Accept-Language", "en-GB,zh;q=0.5")
                    .get("/things/1/rule")
                    .then()
                    .statusCode(422)
                    .header("Content-Language", "en")
                    .body("detail", equalTo("Too blue"));
        }

        @Test
        void hideWhatFailedInside() {
            var answer = as("operator").get("/things/1/failure");

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.contentType()).startsWith(PROBLEM);
            assertThat(answer.asString()).doesNotContain("secret", "Exception", "cn.etown");
        }

        @Test
        void areAnsweredForWhatHttpItselfRefuses() {
            as("operator").get("/nothing").then().statusCode(404).contentType(PROBLEM);
            as("operator").delete("/things").then().statusCode(405).contentType(PROBLEM);
            as("operator")
                    .contentType("text/csv")
                    .body("a,b")
                    .post("/things")
                    .then()
                    .statusCode(415)
                    .contentType(PROBLEM);
        }

        @Test
        void pointToEachFieldThatIsWrong() {
            as("clerk")
                    .body("{\"name\": \"much too long for a name\", \"parts\": [{\"name\": \"a\"}, {}]}")
                    .post("/things")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid-request"))
                    .body("errors.pointer", equalTo(List.of("/name", "/parts/1/name")));
        }

        @Test
        void sayWhatIsWrongInTheLanguageOfTheAnswer() {
            String wrong = "{\"day\": \"1999-12-31\", \"parts\": [{}]}";
            as("clerk")
                    .header("Accept-Language", "en")
                    .body(wrong)
                    .post("/things")
                    .then()
                    .statusCode(400)
                    .body(
                            "errors.detail",
                            equalTo(List.of(
                                    "must lie between 2000-01-01 and 2999-12-31",
                                    "must not be null",
                                    "must not be null")));
            as("clerk")
                    .body(wrong)
                    .post("/things")
                    .then()
                    .statusCode(400)
                    .body(
                            "errors.detail",
                            equalTo(List.of("不符合要求：应在 2000-01-01 与 2999-12-31 之间", "不符合要求：不能为null", "不符合要求：不能为null")));
            as("clerk")
                    .body("{\"name\": \"much too long for a name\"}")
                    .post("/things")
                    .then()
                    .body("errors[0].detail", equalTo("不符合要求：个数必须在0和10之间"));
        }

        @Test
        void pointByTheNamesThatTheCallerKnows() {
            as("operator")
                    .body("""
                            {"import": {"interface": "long"}, "for": [{}, {"interface": "long"}],
                             "case": {"a/b": {"interface": "long"}}, "switch": [{"interface": "long"}],
                             "new": ["a", "long"]}""")
                    .post("/things/a/wired")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid-request"))
                    .body(
                            "errors.pointer",
                            equalTo(List.of(
                                    "/case/a~1b/interface",
                                    "/class",
                                    "/for/1/interface",
                                    "/import/interface",
                                    "/new/1",
                                    "/switch/interface")));
            as("operator")
                    .header("For", "long")
                    .body("{\"class\": \"a\"}")
                    .post("/things/long/wired?import=long&interface=long")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", equalTo(List.of("For", "class", "import", "interface")));
        }

        @Test
        void pointToTheBodyThatIsNotThere() {
            as("operator")
                    .body("null")
                    .post("/things/a/wired")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", equalTo(List.of("")));
        }

        @Test
        void refuseAFieldThatDoesNotExist() {
            as("clerk")
                    .body("{\"name\": \"a\", \"nmae\": \"b\"}")
                    .post("/things")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid-request"))
                    .body("errors[0].pointer", equalTo("/nmae"));
        }

        @Test
        void refuseWhatIsNoJson() {
            as("clerk")
                    .body("{\"name\": ")
                    .post("/things")
                    .then()
                    .statusCode(400)
                    .contentType(PROBLEM);
            as("clerk").body("").post("/things").then().statusCode(400).contentType(PROBLEM);
            as("clerk").body("[1]").post("/things").then().statusCode(400).contentType(PROBLEM);
        }
    }

    @Nested
    class Callers {

        @Test
        void withoutAValidTokenAreNobody() {
            Stream.of(
                            Tokens.of("clerk").butExpired(),
                            Tokens.of("clerk").butForAudience("another-api"),
                            Tokens.of("clerk").butFromIssuer("https://somebody.else"),
                            Tokens.of("clerk").butSignedByAnotherKey())
                    .forEach(token -> anybody()
                            .auth()
                            .oauth2(token.sign())
                            .get("/things")
                            .then()
                            .statusCode(401)
                            .contentType(PROBLEM)
                            .header("WWW-Authenticate", "Bearer")
                            .body("code", equalTo("unauthenticated")));
            anybody().get("/things").then().statusCode(401).contentType(PROBLEM);
            anybody()
                    .auth()
                    .oauth2("garbage")
                    .get("/things")
                    .then()
                    .statusCode(401)
                    .contentType(PROBLEM);
        }

        @Test
        void withAnotherRoleAreRefused() {
            as("auditor")
                    .get("/things")
                    .then()
                    .statusCode(403)
                    .contentType(PROBLEM)
                    .body("code", equalTo("forbidden"));
        }

        @Test
        void doNotLearnThatAnotherUnitsThingExists() {
            as("clerk").get("/things/1").then().statusCode(200);
            as("clerk").get("/things/2").then().statusCode(404).body("code", equalTo("not-found"));
            as("operator").get("/things/2").then().statusCode(200);
        }
    }

    @Nested
    class Lists {

        @Test
        void arePagedToTheEnd() {
            var seen = new ArrayList<Integer>();
            String cursor = null;
            do {
                var request = as("clerk").queryParam("limit", 200);
                if (cursor != null) {
                    request.queryParam("cursor", cursor);
                }
                var page =
                        request.get("/things").then().statusCode(200).extract().jsonPath();
                seen.addAll(page.getList("items", Integer.class));
                cursor = page.getString("next");
            } while (cursor != null);

            assertThat(seen).isEqualTo(IntStream.rangeClosed(1, 450).boxed().toList());
        }

        @Test
        void refuseWhatTheyDoNotKnow() {
            as("clerk")
                    .get("/things?untl=2026")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("unknown-parameter"))
                    .body("errors.pointer", hasItem("untl"));
            as("clerk").get("/things?limit=0").then().statusCode(400).body("errors.pointer", hasItem("limit"));
            as("clerk").get("/things?limit=201").then().statusCode(400);
            as("clerk").get("/things?cursor=!").then().statusCode(400).body("code", equalTo("bad-cursor"));
            as("clerk").get("/things?cursor=YWJj").then().statusCode(400).body("code", equalTo("bad-cursor"));
        }

        @Test
        void refuseControlCharactersInACursor() {
            // NUL, and a line feed between letters: no key of ours has such.
            for (String cursor : List.of("AA", "YQpi")) {
                as("operator")
                        .get("/things/by-name?cursor=" + cursor)
                        .then()
                        .statusCode(400)
                        .body("code", equalTo("bad-cursor"))
                        .body("errors.pointer", equalTo(List.of("cursor")));
            }
        }
    }

    @Nested
    class QueryParameters {

        @Test
        void thatCannotBeReadAreNamed() {
            assertMalformed("/things?limit=abc", "limit");
            assertMalformed("/things?limit=3000000000", "limit");
            assertMalformed("/things/odd?colour=FOO", "colour");
            assertMalformed("/things/odd?from=x", "from");
            assertMalformed("/things/odd?from=2026-02-30", "from");
            assertMalformed("/things/odd?after=1.5", "after");
            assertMalformed("/things/odd?shiny=yes", "shiny");
        }

        @Test
        void sayWhichValuesThereAre() {
            as("operator")
                    .header("Accept-Language", "en")
                    .get("/things/odd?colour=FOO")
                    .then()
                    .body("errors[0].detail", equalTo("One of RED, BLUE is taken"));
        }

        @Test
        void areRead() {
            as("operator")
                    .get("/things/odd?colour=BLUE&from=2026-02-28&after=3000000000&shiny=true")
                    .then()
                    .statusCode(200)
                    .body(equalTo("BLUE 2026-02-28 3000000000 true"));
            as("operator").get("/things/odd").then().statusCode(200).body(equalTo("null null 0 null"));
        }

        @Test
        void areMalformedAndAPathIsNotFound() {
            as("operator")
                    .get("/parked-events/no-uuid/transitions")
                    .then()
                    .statusCode(404)
                    .contentType(PROBLEM)
                    .body("code", equalTo("not-found"));
        }

        private static void assertMalformed(String path, String parameter) {
            as("operator")
                    .get(path)
                    .then()
                    .statusCode(400)
                    .contentType(PROBLEM)
                    .body("code", equalTo("malformed-parameter"))
                    .body("errors.pointer", equalTo(List.of(parameter)));
        }
    }

    @Nested
    class Changes {

        @Test
        void needTheVersionTheCallerHasRead() {
            as("operator").put("/things/1").then().statusCode(428).body("code", equalTo("if-match-required"));
            as("operator").header("If-Match", "\"2\"").put("/things/1").then().statusCode(412);
            as("operator").header("If-Match", "W/\"3\"").put("/things/1").then().statusCode(412);
            as("operator")
                    .header("If-Match", "\"3\"")
                    .put("/things/1")
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"4\"");
        }
    }

    @Nested
    class RepeatedCreations {

        @Test
        void giveTheFirstAnswerAgain() {
            String key = UUID.randomUUID().toString();

            var first = make(key, "{\"name\": \"a\", \"parts\": []}");
            var second = make(key, "{\"parts\":[],\"name\":\"a\"}");

            assertThat(first.statusCode()).isEqualTo(201);
            assertThat(second.statusCode()).isEqualTo(201);
            assertThat(second.asString()).isEqualTo(first.asString());
            assertThat(second.header("Location")).isEqualTo(first.header("Location"));
            String object = first.header("Location").replaceAll(".*/(things/.*)", "$1");
            assertThat(auditedActions(object)).containsExactly("make-thing");
        }

        @Test
        void refuseAnotherRequestUnderTheSameKey() {
            String key = UUID.randomUUID().toString();
            make(key, "{\"name\": \"a\"}");

            make(key, "{\"name\": \"b\"}").then().statusCode(422).body("code", equalTo("idempotency-key-reused"));
        }

        @Test
        void areAnotherCallersOwn() {
            String key = UUID.randomUUID().toString();
            make(key, "{\"name\": \"a\"}");

            as("operator")
                    .header("Idempotency-Key", key)
                    .body("{\"name\": \"b\"}")
                    .post("/things")
                    .then()
                    .statusCode(201);
        }

        @Test
        void createOnceHoweverManyComeAtOnce() {
            String key = UUID.randomUUID().toString();

            var answers = IntStream.range(0, 8)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> make(key, "{\"name\": \"a\"}")))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.statusCode()).isIn(201, 409));
            var locations = answers.stream()
                    .filter(answer -> answer.statusCode() == 201)
                    .map(answer -> answer.header("Location"))
                    .distinct();
            assertThat(locations).hasSize(1);
        }

        @Test
        void takeEveryNumberTheyTakeWithoutAKey() {
            String key = UUID.randomUUID().toString();
            String body = "{\"name\": \"a\", \"number\": 9007199254740993}";

            var first = make(key, body);
            var second = make(key, body);

            assertThat(first.statusCode()).isEqualTo(201);
            assertThat(second.asString()).isEqualTo(first.asString());
            make(key, body.replace("993", "992"))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("idempotency-key-reused"));
        }

        @Test
        void doNotDependOnTheOrderOfMembers() {
            String key = UUID.randomUUID().toString();

            var first = make(key, "{\"name\": \"a\", \"more\": {\"b\": 1, \"a\": {\"d\": 2, \"c\": 3}}}");
            var second = make(key, "{\"name\": \"a\", \"more\": {\"a\": {\"c\": 3, \"d\": 2}, \"b\": 1}}");

            assertThat(first.statusCode()).isEqualTo(201);
            assertThat(second.asString()).isEqualTo(first.asString());
        }

        @Test
        void refuseAKeyThatIsTooLong() {
            make("k".repeat(101), "{\"name\": \"a\"}")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("bad-idempotency-key"));
        }

        private static Response make(String key, String body) {
            return as("clerk").header("Idempotency-Key", key).body(body).post("/things");
        }
    }

    @Nested
    class Texts {

        /** Half of a surrogate pair, and NUL: no UTF-8 is made of the one, PostgreSQL stores no other. */
        private static final List<String> UNFIT = List.of("\\ud800", "a\\udc00b", "a\\u0000");

        @Test
        void thatCannotBeKeptAreRefusedWhereTheyStand() {
            for (String text : UNFIT) {
                assertUnfit(as("clerk").body("{\"name\": \"" + text + "\"}"), "/name");
                assertUnfit(
                        as("clerk").body("{\"name\": \"a\", \"parts\": [{\"name\": \"" + text + "\"}]}"),
                        "/parts/0/name");
            }
        }

        @Test
        void thatCannotBeKeptAreRefusedUnderAKeyToo() {
            for (String text : UNFIT) {
                assertUnfit(
                        as("clerk")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .body("{\"name\": \"" + text + "\"}"),
                        "/name");
            }
        }

        @Test
        void ofAllOfUnicodeAreTaken() {
            as("clerk")
                    .body("{\"name\": \"鄉宁\\ud840\\udc0b😀\\n\"}")
                    .post("/things")
                    .then()
                    .statusCode(201);
        }

        @Test
        void thatTheDatabaseRefusesAreTheCallersMistake() {
            as("operator")
                    .urlEncodingEnabled(false)
                    .get("/things/by-name?name=a%00b")
                    .then()
                    .statusCode(400)
                    .contentType(PROBLEM)
                    .body("code", equalTo("malformed-text"));
            as("operator")
                    .get("/things/by-name?id=no-number")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("malformed-text"));
            for (String day : List.of("no-day", "2026-02-30", "999999999-12-31")) {
                as("operator")
                        .get("/things/by-name?day=" + day)
                        .then()
                        .statusCode(400)
                        .body("code", equalTo("malformed-text"));
            }
        }

        private static void assertUnfit(RequestSpecification request, String pointer) {
            request.post("/things")
                    .then()
                    .statusCode(400)
                    .contentType(PROBLEM)
                    .body("code", equalTo("invalid-request"))
                    .body("errors.pointer", equalTo(List.of(pointer)));
        }
    }

    @Nested
    class Audits {

        @Test
        void areWrittenInBothKindsOfTransaction() {
            String location =
                    as("clerk").body("{\"name\": \"a\"}").post("/things").header("Location");
            as("operator").post("/things/in-bulk").then().statusCode(204);

            assertThat(auditedActions(location.replaceAll(".*/(things/.*)", "$1")))
                    .containsExactly("make-thing");
            assertThat(Set.copyOf(auditedActions("things"))).containsExactly("make-in-bulk");
        }
    }

    @Nested
    class Bodies {

        private static final long STATUS_LINE = 1;
        private static final long WHOLE = Long.MAX_VALUE;

        @Test
        void thatAreTooLargeAreRefusedByTheirLengthAlone() throws Exception {
            String answer = answerToTheHeadAlone("POST", "/things", "1073741824", WHOLE);

            assertThat(answer).startsWith("HTTP/1.1 413").contains("\"code\":\"too-large\"");
        }

        @Test
        void thatAreLongerThanAnIntCanTellAreRefusedToo() throws Exception {
            String answer = answerToTheHeadAlone("POST", "/things", "3000000000", WHOLE);

            assertThat(answer).startsWith("HTTP/1.1 413").contains("\"code\":\"too-large\"");
        }

        @Test
        void thatAreLongerThanAnIntCanTellAreTakenAsContent() throws Exception {
            // The connection stays open: the service still waits for the content.
            String answer = answerToTheHeadAlone("PUT", "/things/1/content", "3000000000", STATUS_LINE);

            assertThat(answer).startsWith("HTTP/1.1 204");
        }

        @Test
        void whoseLengthIsNoNumberAreMalformed() throws Exception {
            for (String length : List.of("many", "-1", "99999999999999999999")) {
                assertThat(answerToTheHeadAlone("PUT", "/things/1/content", length, STATUS_LINE))
                        .as(length)
                        .startsWith("HTTP/1.1 400");
            }
        }

        @Test
        void thatAreTooLargeAreRefusedByCounting() throws Exception {
            byte[] body = ("{\"name\": \"" + "x".repeat(2_000_000) + "\"}").getBytes();
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + API + "/things"))
                    .header("Authorization", "Bearer " + Tokens.of("clerk").sign())
                    .header("Content-Type", "application/json")
                    .version(HttpClient.Version.HTTP_1_1)
                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                    .build();

            var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("\"code\":\"too-large\"");
        }

        /** What is answered before anything of the body was sent. */
        private static String answerToTheHeadAlone(String method, String path, String length, long lines)
                throws IOException {
            try (var connection = new Socket("127.0.0.1", port())) {
                connection.setSoTimeout(20_000);
                var head = method + " " + API + path + " HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer "
                        + Tokens.of("clerk").sign()
                        + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " + length
                        + "\r\n\r\n";
                connection.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                connection.getOutputStream().flush();
                var answer =
                        new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
                return answer.lines().limit(lines).collect(Collectors.joining("\n"));
            }
        }

        private static int port() {
            return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        }
    }

    @Nested
    class Documents {

        @Test
        void sayWhichProblemsAnOperationMayAnswer() {
            anybody()
                    .queryParam("format", "json")
                    .get("/openapi")
                    .then()
                    .statusCode(200)
                    .body("openapi", startsWith("3.1"))
                    .body("paths.'/api/kit/v1/things/{id}'.put.responses.keySet()", hasItem("412"))
                    .body("paths.'/api/kit/v1/things/{id}'.put.responses.keySet()", hasItem("428"))
                    .body("paths.'/api/kit/v1/things/public'.get.responses.keySet()", not(hasItem("401")))
                    .body("paths.'/api/kit/v1/things'.get.security[0].values()[0]", hasSize(2));
        }
    }

    private List<String> auditedActions(String object) {
        return pool.preparedQuery("select action from kit.audit where object = $1")
                .execute(Tuple.of(object))
                .map(rows -> {
                    var actions = new ArrayList<String>();
                    rows.forEach(row -> actions.add(row.getString(0)));
                    return actions;
                })
                .await()
                .indefinitely();
    }
}
