package cn.etown.e2e;

import cn.etown.local.LocalSystem;
import cn.etown.local.Service;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What must not pass gets its problem and changes nothing. */
@ExtendWith(RunningSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalsTest {

    /** Each test has a day of its own, so that none sees another's figures. */
    private static final AtomicInteger DAYS = new AtomicInteger();

    private final County county;
    private final LocalSystem system;
    private final Provider provider;
    private final Api machine;
    private final String interfaceCode;

    RefusalsTest(County county, LocalSystem system) {
        this.county = county;
        this.system = system;
        this.provider = county.a();
        this.machine = provider.machine();
        this.interfaceCode = provider.retailInterface();
    }

    private static Retail.Day newDay() {
        return Retail.generated(LocalDate.of(2012, 1, 1).plusDays(DAYS.getAndIncrement()), 40);
    }

    @Test
    void theSameBatchTwice() {
        Retail.Day day = newDay();
        accept(day);

        Api.Answer again = provider.open(machine, interfaceCode, day);

        assertProblem(again, 409, "period-taken");
        assertThat(visibleRecords(day)).isEqualTo(day.expected().accepted());
    }

    @Test
    void twoBatchesOfOnePeriodThatWereOpenedBeforeEitherWasJudged() {
        Retail.Day day = newDay();
        String first = provider.openBatch(interfaceCode, day);
        String second = provider.openBatch(interfaceCode, day);
        machine.putPart(first, 1, day.content()).expect(200);
        machine.putPart(second, 1, day.content()).expect(200);

        JsonNode accepted = provider.judged(first);
        JsonNode refused = provider.judged(second);

        assertThat(accepted.path("state").asText()).startsWith("ACCEPTED");
        assertThat(refused.path("state").asText()).isEqualTo("REFUSED");
        assertThat(refused.at("/problem/code").asText()).isEqualTo("period-taken");
        assertThat(visibleRecords(day)).isEqualTo(day.expected().accepted());
    }

    @Test
    void aPartWhoseDigestIsWrong() {
        Retail.Day day = newDay();
        String batch = provider.openBatch(interfaceCode, day);

        Api.Answer answer = machine.putPart(batch, 1, day.content(), Api.contentDigest(new byte[1]));

        assertProblem(answer, 400, "content-digest-mismatch");
        assertThat(machine.all("/api/collection/v1/batches/" + batch + "/parts"))
                .isEmpty();
    }

    @Test
    void aManifestThatCountsWrong() {
        Retail.Day day = newDay();
        int declared = day.lines().size() + 1;

        JsonNode judged = judged(day, declared, "");

        assertNotAsDeclared(
                judged,
                "records",
                String.valueOf(declared),
                String.valueOf(day.lines().size()));
        assertThat(visibleRecords(day)).isZero();
    }

    @Test
    void aManifestOfOtherContent() {
        Retail.Day day = newDay();
        String digest = "sha-256:" + "0".repeat(64);

        JsonNode judged = judged(day, day.lines().size(), ", \"recordSetDigest\": \"" + digest + "\"");

        assertNotAsDeclared(
                judged,
                "recordSetDigest",
                digest,
                judged.at("/counted/recordSetDigest").asText());
        assertThat(visibleRecords(day)).isZero();
    }

    /** The batch of {@code day}, sealed and judged, under a manifest that says {@code more} than the number of records. */
    private JsonNode judged(Retail.Day day, int records, String more) {
        String batch = machine.post("/api/collection/v1/batches", """
                        {"interface": "%s", "kind": "ORIGINAL", "period": {"from": "%s", "to": "%s"}, "records": %d%s}""".formatted(
                                interfaceCode, day.date(), day.date(), records, more))
                .expect(201)
                .path("id")
                .asText();
        machine.putPart(batch, 1, day.content()).expect(200);
        return provider.judged(batch);
    }

    private static void assertNotAsDeclared(JsonNode judged, String name, String declared, String found) {
        assertThat(judged.path("state").asText()).isEqualTo("REFUSED");
        assertThat(judged.at("/problem/code").asText()).isEqualTo("manifest-differs");
        assertThat(judged.at("/problem/clause").asText()).isEqualTo("R4.3b");
        assertThat(judged.path("differences")).hasSize(1);
        assertThat(judged.at("/differences/0/name").asText()).isEqualTo(name);
        assertThat(judged.at("/differences/0/declared").asText()).isEqualTo(declared);
        assertThat(judged.at("/differences/0/found").asText()).isEqualTo(found);
    }

    @Test
    void anotherUnitsToken() {
        Retail.Day day = newDay();
        String batch = provider.openBatch(interfaceCode, day);
        Api stranger = county.machine("unit-b-system");

        assertProblem(stranger.get("/api/collection/v1/batches/" + batch), 404, "not-found");
        assertProblem(stranger.putPart(batch, 1, day.content()), 404, "not-found");
        assertProblem(provider.open(stranger, interfaceCode, day), 404, "not-found");
        assertThat(machine.all("/api/collection/v1/batches/" + batch + "/parts"))
                .isEmpty();
    }

    @Test
    void aTokenForAnotherAudienceAnExpiredOneAndNone() throws Exception {
        String path = "/api/collection/v1/batches";
        String expired = system.tokens().ofPerson("clerk-a", "short-lived");
        county.bearer(expired).get(path).expect(200);
        await().atMost(County.PATIENCE)
                .until(() -> county.bearer(expired).get(path).status() == 401);

        assertProblem(county.bearer(expired).get(path), 401, "unauthenticated");
        assertProblem(
                county.bearer(system.tokens().ofPerson("clerk-a", "other-audience"))
                        .get(path),
                401,
                "unauthenticated");
        assertProblem(county.nobody().get(path), 401, "unauthenticated");
    }

    @Test
    void anotherAudienceAndNoTokenAtTheServicesThemselves() {
        String foreign = system.tokens().ofPerson("clerk-a", "other-audience");
        for (var service : List.of("governance", "collection", "monitoring", "assessment")) {
            URI door = system.url(Service.valueOf(service.toUpperCase()));
            String path = "/api/" + service + "/v1/events";
            assertProblem(county.bearer(foreign).at(door).get(path), 401, "unauthenticated");
            assertProblem(county.nobody().at(door).get(path), 401, "unauthenticated");
        }
    }

    @Test
    void aUserWhoTriesToChangeTheOwnUnit() throws InvalidJwtException {
        Api account = county.person("clerk-a").at(URI.create(system.issuer() + "/"));
        JsonNode before = account.send(account.request("account")
                        .header("Accept", "application/json")
                        .GET())
                .expect(200);
        ObjectNode changed = before.deepCopy();
        changed.withObject("/attributes").putArray("unit").add(county.b().unit());

        Api.Answer answer = account.send(account.request("account")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(changed.toString())));

        assertThat(answer.status()).isEqualTo(400);
        String newToken = system.tokens().ofPerson("clerk-a");
        assertThat(claimsOf(newToken).getClaimValueAsString("unit")).isEqualTo(provider.unit());
    }

    private static JwtClaims claimsOf(String token) throws InvalidJwtException {
        return new JwtConsumerBuilder()
                .setSkipSignatureVerification()
                .setSkipAllValidators()
                .build()
                .processToClaims(token);
    }

    @Test
    void anEndlessBodyOnAnOperationThatCarriesNoContent() {
        Api operator = county.person("operator");
        Api assessor = county.person("assessor");
        String parked = "/api/monitoring/v1/parked-events";
        for (Creating creating : List.of(
                new Creating(Service.GOVERNANCE, operator, "/api/governance/v1/units", ""),
                new Creating(Service.COLLECTION, machine, "/api/collection/v1/batches", ""),
                new Creating(Service.MONITORING, operator, parked, "/" + UUID.randomUUID() + "/transitions"),
                new Creating(Service.ASSESSMENT, assessor, "/api/assessment/v1/scores", ""))) {
            List<JsonNode> before = creating.caller().all(creating.list());
            for (Api door : List.of(creating.caller(), creating.caller().at(system.url(creating.service())))) {
                for (EndlessPost.Framing framing : EndlessPost.Framing.values()) {
                    HttpRequest request = door.request(creating.list() + creating.operation())
                            .header("Content-Type", "application/json")
                            .build();

                    EndlessPost.Answer answer = EndlessPost.send(request, framing);

                    assertThat(answer.status())
                            .as("%s %s", request.uri(), framing)
                            .isEqualTo(413);
                    assertThat(answer.body().path("code").asText()).isEqualTo("too-large");
                    assertThat(door.all(creating.list())).isEqualTo(before);
                }
            }
        }
    }

    /** An operation that makes something of its small body, and the list in which what it makes would stand. */
    private record Creating(Service service, Api caller, String list, String operation) {}

    @Test
    void malformedUtf8() {
        Retail.Day day = newDay();
        String batch = provider.openBatch(interfaceCode, day);
        byte[] content = day.content();
        content[content.length / 2] = (byte) 0xff;

        assertProblem(machine.putPart(batch, 1, content), 400, "malformed-utf8");
        assertThat(machine.all("/api/collection/v1/batches/" + batch + "/parts"))
                .isEmpty();
    }

    @Test
    void aContractWithAnUnknownType() {
        String contract = new String(Provider.retailContract(), StandardCharsets.UTF_8)
                .replace("version: 1.0.0", "version: 1.1.0")
                .replaceFirst("logicalType: integer", "logicalType: complex");

        Api.Answer answer = provider.clerk()
                .post(
                        "/api/governance/v1/interfaces/" + interfaceCode + "/contracts",
                        "application/yaml",
                        contract.getBytes(StandardCharsets.UTF_8));

        assertProblem(answer, 422, "contract-refused");
        assertThat(answer.body().path("errors").toString()).contains("/schema/0/properties/3/logicalType");
        assertThat(provider.clerk().all("/api/governance/v1/contracts?interface=" + interfaceCode))
                .hasSize(1);
    }

    private void accept(Retail.Day day) {
        String batch = provider.openBatch(interfaceCode, day);
        machine.putPart(batch, 1, day.content()).expect(200);
        assertThat(provider.judged(batch).path("state").asText()).startsWith("ACCEPTED");
    }

    private long visibleRecords(Retail.Day day) {
        return county
                .person("auditor")
                .all("/api/collection/v1/assets/" + interfaceCode + "/records?limit=200")
                .stream()
                .filter(record -> record.at("/values/sold_at").asText().startsWith(utcDay(day)))
                .count();
    }

    /** The shop's hours lie within one day in UTC too: 08:00 to 18:00 in the county is 00:00 to 10:00. */
    private static String utcDay(Retail.Day day) {
        return day.date().toString();
    }

    private static void assertProblem(Api.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }
}
