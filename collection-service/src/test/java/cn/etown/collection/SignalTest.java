package cn.etown.collection;

import cn.etown.kit.testing.NotAtMidnight;
import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.testing.Tokens;
import cn.etown.kit.time.CountyTime;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** What looks as if one reported in another's name becomes a signal with its evidence, and a person judges it. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@ExtendWith(NotAtMidnight.class)
class SignalTest {

    private static final List<String> BOTH = List.of(Governance.UNIT_A, Governance.UNIT_B);

    @Inject
    Governance governance;

    @Inject
    CountyTime county;

    @Inject
    Pool pool;

    /** Who sends, and from where: of each test its own, so that none sees another's. */
    private String mark;

    private String client;
    private String address;

    @BeforeEach
    void begin() {
        mark = UUID.randomUUID().toString().substring(0, 8);
        client = "client-" + mark;
        int number = mark.hashCode();
        address = "11.%d.%d.%d".formatted(number >>> 16 & 0xff, number >>> 8 & 0xff, number & 0xff);
    }

    @Test
    void oneClientAndOneAddressForTwoUnitsAreSignalsWithTheirEvidence() {
        String first = send(Governance.UNIT_A, "a", lines("a", 10));
        String second = send(Governance.UNIT_B, "b", lines("b", 10));

        Map<String, Object> signal = awaitSignal("SAME_CLIENT", client);

        assertThat(signal)
                .containsEntry("state", "OPEN")
                .containsEntry("units", BOTH)
                .containsEntry("rule", 1);
        assertThat(evidence(signal)).containsExactlyInAnyOrder(first, second);
        Map<String, Object> ofAddress = awaitSignal("SAME_ADDRESS", address);
        assertThat(evidence(ofAddress)).containsExactlyInAnyOrder(first, second);
        assertThat(told(signal)).containsExactly("cn.etown.collection.signal-raised.v1");
    }

    @Test
    void theSameContentAndTheSameRecordsAreSignalsHoweverTheyWereSent() {
        List<String> lines = lines(mark, 10);
        String first = send(Governance.UNIT_A, "a-" + client, "", lines);
        String second = send(Governance.UNIT_B, "b-" + client, "", lines);

        Map<String, Object> content = awaitSignalOf("SAME_CONTENT", first);
        assertThat(evidence(content)).containsExactlyInAnyOrder(first, second);
        assertThat(evidence(awaitSignalOf("SAME_RECORDS", second))).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void whatIsSmallIsTheSameByChance() {
        List<String> lines = lines(mark, 4);
        send(Governance.UNIT_A, "a-" + client, "", lines);
        String second = send(Governance.UNIT_B, "b-" + client, "", lines);

        awaitSwept(second);

        assertThat(signals("SAME_CONTENT")).noneMatch(signal -> evidence(signal).contains(second));
    }

    @Test
    void aDeclaredProviderRaisesNoneAndAnUndeclaredUnitDoes() {
        declare(Governance.UNIT_A);
        declare(Governance.UNIT_B);
        send(Governance.UNIT_A, client, address, lines("a", 10));
        String second = send(Governance.UNIT_B, client, address, lines("b", 10));
        awaitSwept(second);
        assertThat(signals("SAME_CLIENT"))
                .noneMatch(signal -> signal.get("value").equals(client));
        assertThat(signals("SAME_ADDRESS"))
                .noneMatch(signal -> signal.get("value").equals(address));

        String third = "91141029MA0DEM3CXC";
        send(third, client, address, lines("c", 10));

        assertThat((List<?>) awaitSignal("SAME_CLIENT", client).get("units")).hasSize(3);
    }

    @Test
    void manyBatchesOfOneCallerInOneNightAreASignal() {
        String source = governance.online(Governance.UNIT_A, Governance.sales());
        String caller = "night-" + mark;
        String last = null;
        for (int i = 0; i < 10; i++) {
            last = sendAs(
                    token(Governance.UNIT_A, "client-" + mark + i, caller),
                    source,
                    "2010-12-%02d".formatted(i + 1),
                    "",
                    lines("n" + i, 1));
        }
        awaitSwept(last);
        lookAgainAsIfSealed(caller, LocalDate.parse("2010-12-11"));

        Map<String, Object> signal = awaitSignal("ODD_HOURS", caller + " 2010-12-11");

        assertThat(signal).containsEntry("batches", 10).containsEntry("units", List.of(Governance.UNIT_A));
    }

    @Test
    void whenSomethingIsASignalIsVersionsFromADayOn() {
        String etag = as("auditor").get(Provider.API + "/signal-rule").header("ETag");
        LocalDate from = county.today().plusDays(40);
        setRule(etag, county.today(), "22:00").then().statusCode(422).body("code", equalTo("signal-rule-backdated"));
        setRule(etag, from, "06:00").then().statusCode(422).body("code", equalTo("signal-rule-refused"));
        setRule(etag, from, "24:30").then().statusCode(400);
        int version =
                setRule(etag, from, "22:00").then().statusCode(200).extract().path("version");
        setRule(etag, from, "22:00").then().statusCode(412);
        String caller = "night-" + mark;
        String token = token(Governance.UNIT_A, "client-" + mark, caller);
        String source = governance.online(Governance.UNIT_A, Governance.sales());
        sendAs(token, source, "2010-12-01", "", lines("n1", 1));
        String last = sendAs(token, source, "2010-12-02", "", lines("n2", 1));
        awaitSwept(last);

        lookAgainAsIfSealed(caller, from.minusDays(1));
        awaitSwept(last);
        lookAgainAsIfSealed(caller, from);

        Map<String, Object> signal = awaitSignal("ODD_HOURS", caller + " " + from);
        assertThat(signal).containsEntry("batches", 2).containsEntry("rule", version);
        assertThat(signals("ODD_HOURS")).noneMatch(one -> one.get("value").equals(caller + " " + from.minusDays(1)));
        as("assessor")
                .get(Provider.API + "/signal-rule/versions")
                .then()
                .body("items[0].dayBegins", equalTo("06:00"))
                .body("items[0].setBy", nullValue())
                .body("items[-1].oddBatches", equalTo(2))
                .body("items[-1].source", equalTo("县数据局通知"));
    }

    /** By a day of 06:00 to {@code dayEnds}. */
    private static Response setRule(String etag, LocalDate from, String dayEnds) {
        return as("governor")
                .header("If-Match", etag)
                .contentType("application/json")
                .body(new JsonObject("""
                        {"dayBegins": "06:00", "oddBatches": 2, "windowDays": 30, "leastRecords": 5, "source": "县数据局通知"}""")
                        .put("holdsFrom", from.toString())
                        .put("dayEnds", dayEnds)
                        .encode())
                .put(Provider.API + "/signal-rule");
    }

    /** When the test runs, it may be day: what a caller sent is looked at as if it had come late in one evening. */
    private void lookAgainAsIfSealed(String caller, LocalDate evening) {
        pool.preparedQuery("update batch set sealed_at = $2 where opened_by = $1")
                .execute(Tuple.of(
                        caller, evening.atTime(23, 30).atZone(county.zone()).toOffsetDateTime()))
                .await()
                .indefinitely();
        pool.preparedQuery(
                        "update signal_sweep set position = (select min(ledger_position) - 1 from batch where opened_by = $1)")
                .execute(Tuple.of(caller))
                .await()
                .indefinitely();
    }

    @Test
    void isJudgedByAPersonWithReasonAndEvidenceAndNotRaisedAnew() {
        send(Governance.UNIT_A, "a", lines("a", 10));
        send(Governance.UNIT_B, "b", lines("b", 10));
        String id = (String) awaitSignal("SAME_CLIENT", client).get("id");

        judge(id, "DISMISSED", "x", "y").then().statusCode(400);
        judge(id, "DISMISSED", "同一集团共用系统", "现场核查记录一份").then().statusCode(200).body("state", equalTo("DISMISSED"));
        String another = send(Governance.UNIT_B, "c", lines("c", 10));
        awaitSwept(another);

        assertThat(signals("SAME_CLIENT").stream()
                        .filter(signal -> signal.get("value").equals(client)))
                .singleElement()
                .satisfies(signal -> assertThat(signal).containsEntry("state", "DISMISSED"));
        as("operator")
                .get(Provider.API + "/signals/" + id + "/transitions")
                .then()
                .statusCode(200)
                .body("items[0].reason", equalTo("同一集团共用系统"))
                .body("items[0].evidence", equalTo("现场核查记录一份"));
        judge(id, "TAKEN_UP", "又有新的线索出现", "群众来信一封附照片").then().statusCode(200);
        judge(id, "DISMISSED", "又有新的线索出现", "群众来信一封附照片").then().statusCode(422);
    }

    @Test
    void aMandateTakesTwoPersonsAndEnds() {
        String id = declare(Governance.UNIT_A);

        move(id, "ENDED", Tokens.of("signer").unit(Governance.UNIT_A).sign())
                .then()
                .statusCode(200);
        move(id, "IN_FORCE", Tokens.of("governor").sign())
                .then()
                .statusCode(422)
                .body("code", equalTo("mandate-transition"));
    }

    private String declare(String unit) {
        Response declared = given().auth()
                .oauth2(Tokens.of("signer").unit(unit).sign())
                .contentType("application/json")
                .body(JsonObject.of(
                                "client",
                                client,
                                "until",
                                county.today().plusYears(1).toString(),
                                "evidence",
                                "代报委托书一份")
                        .encode())
                .post(Provider.API + "/mandates");
        declared.then().statusCode(201).body("state", equalTo("DECLARED"));
        String id = declared.path("id");
        move(id, "IN_FORCE", Tokens.of("governor").sign())
                .then()
                .statusCode(200)
                .body("state", equalTo("IN_FORCE"));
        return id;
    }

    private static Response move(String id, String target, String token) {
        String etag = as("auditor").get(Provider.API + "/mandates/" + id).header("ETag");
        return given().auth()
                .oauth2(token)
                .header("If-Match", etag)
                .contentType("application/json")
                .body(JsonObject.of("target", target).encode())
                .post(Provider.API + "/mandates/" + id + "/transitions");
    }

    private Response judge(String id, String target, String reason, String evidence) {
        String etag = as("operator").get(Provider.API + "/signals/" + id).header("ETag");
        return as("operator")
                .header("If-Match", etag)
                .contentType("application/json")
                .body(JsonObject.of("target", target, "reason", reason, "evidence", evidence)
                        .encode())
                .post(Provider.API + "/signals/" + id + "/transitions");
    }

    private String send(String unit, String who, List<String> lines) {
        return send(unit, client, address, lines, who + "-" + mark);
    }

    private String send(String unit, String throughClient, String from, List<String> lines) {
        return send(unit, throughClient, from, lines, "caller-of-" + unit + "-" + mark);
    }

    private String send(String unit, String throughClient, String from, List<String> lines, String caller) {
        String source = governance.online(unit, Governance.sales());
        return sendAs(token(unit, throughClient, caller), source, SalesLines.DAY, from, lines);
    }

    private static String token(String unit, String throughClient, String caller) {
        return Tokens.of("clerk", "signer")
                .unit(unit)
                .client(throughClient)
                .subject(caller)
                .sign();
    }

    private static String sendAs(String token, String source, String day, String from, List<String> lines) {
        Response submitted = from(given().auth().oauth2(token), from)
                .multiPart(
                        "manifest",
                        Provider.manifest(source, "ORIGINAL", day, lines.size()).encode(),
                        "application/json")
                .multiPart(
                        "file",
                        "x.csv",
                        SalesLines.csv(lines).replace(SalesLines.DAY, day).getBytes(StandardCharsets.UTF_8),
                        "text/csv")
                .post(Provider.API + "/submissions");
        assertThat(submitted.statusCode()).as(submitted.asString()).isEqualTo(201);
        return submitted.path("id");
    }

    private static RequestSpecification from(RequestSpecification request, String address) {
        return address.isEmpty() ? request : request.header("X-Forwarded-For", address);
    }

    private static List<String> lines(String orders, int count) {
        return SalesLines.good(count).stream().map(line -> orders + line).toList();
    }

    /** Waits until a batch was looked at. */
    private void awaitSwept(String batch) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> pool.preparedQuery(
                                        "select 1 from batch, signal_sweep where id = $1 and position >= ledger_position")
                                .execute(Tuple.of(UUID.fromString(batch)))
                                .await()
                                .indefinitely()
                                .size()
                        == 1);
    }

    private static Map<String, Object> awaitSignal(String kind, String value) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> signals(kind).stream()
                                .filter(signal -> signal.get("value").equals(value))
                                .findFirst()
                                .orElse(Map.of()),
                        signal -> !signal.isEmpty());
    }

    private static Map<String, Object> awaitSignalOf(String kind, String batch) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> signals(kind).stream()
                                .filter(signal -> evidence(signal).contains(batch))
                                .findFirst()
                                .orElse(Map.of()),
                        signal -> !signal.isEmpty());
    }

    private static List<Map<String, Object>> signals(String kind) {
        return as("auditor")
                .get(Provider.API + "/signals?limit=200&kind=" + kind)
                .jsonPath()
                .getList("items");
    }

    @SuppressWarnings("unchecked")
    private static List<String> evidence(Map<String, Object> signal) {
        return ((List<Map<String, Object>>) signal.get("evidence"))
                .stream().map(batch -> (String) batch.get("batch")).toList();
    }

    private List<String> told(Map<String, Object> signal) {
        return StreamSupport.stream(
                        pool.preparedQuery("select type from kit.outbox where subject = $1")
                                .execute(Tuple.of("signals/" + signal.get("id")))
                                .await()
                                .indefinitely()
                                .spliterator(),
                        false)
                .map(row -> row.getString("type"))
                .toList();
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.of(role).sign());
    }
}
