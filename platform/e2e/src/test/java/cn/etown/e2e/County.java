package cn.etown.e2e;

import cn.etown.local.KeptTokens;
import cn.etown.local.LocalSystem;
import cn.etown.local.Service;
import cn.etown.local.Trouble;
import com.fasterxml.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import static org.awaitility.Awaitility.await;

/** The people and machines of the county, and the ways they go together again and again. */
public final class County {

    /** How long anything that happens behind the scenes may take before a test gives up. */
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    /** A unit that only reads. */
    private static final String DATA_USER = "12141029MA0DEM3UXW";

    private final KeptTokens tokens = new KeptTokens();
    private final LocalSystem system;
    private final Provider a = new Provider(this, "a", "91141029MA0DEM1AXT");
    private final Provider b = new Provider(this, "b", "93141029MA0DEM2BXB");

    public County(LocalSystem system) {
        this.system = system;
        enterCalendars();
        register(a.unit(), "演示电商服务中心", "PROVIDER");
        register(b.unit(), "演示特产合作社", "PROVIDER");
        register(DATA_USER, "演示数据使用单位", "DATA_USER");
        JsonNode agreement = publishAgreement();
        bringIntoStanding(a.unit(), a.signer(), agreement);
        bringIntoStanding(b.unit(), b.signer(), agreement);
        bringIntoStanding(DATA_USER, person("signer-u"), agreement);
    }

    /** Unit a, an online shop. */
    public Provider a() {
        return a;
    }

    /** Unit b, whose batches disturb no figure of unit a. */
    public Provider b() {
        return b;
    }

    /** Today as the county counts. */
    public static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }

    /** A person's view of the API through the gateway. */
    public Api person(String account) {
        return new Api(system.url(Service.GATEWAY), () -> token(account, system.tokens()::ofPerson));
    }

    /** A machine's view of the API through the gateway. */
    public Api machine(String client) {
        return new Api(system.url(Service.GATEWAY), () -> token(client, system.tokens()::ofMachine));
    }

    public Api nobody() {
        return new Api(system.url(Service.GATEWAY), () -> null);
    }

    public Api bearer(String token) {
        return new Api(system.url(Service.GATEWAY), () -> token);
    }

    /** What monitoring says of a unit's sales on one day, once it is {@code complete}. */
    public JsonNode awaitSeries(String unit, LocalDate day, Predicate<JsonNode> complete) {
        Api reader = person("operator");
        String path = "/api/monitoring/v1/series?unit=%s&theme=SALES&from=%s&to=%s".formatted(unit, day, day);
        return await().atMost(PATIENCE)
                .until(() -> reader.get(path).expect(200).path("items").path(0), complete);
    }

    public void move(String account, String thing, String target) {
        move(account, thing, target, "").expect(200);
    }

    /**
     * Moves a thing from the version it has now.
     *
     * @param more what this move takes beside target and reason: members of a JSON object, each after a comma
     */
    public Api.Answer move(String account, String thing, String target, String more) {
        Api caller = person(account);
        return move(caller, caller.get("/api/governance/v1/" + thing).etag(), thing, target, more);
    }

    /** Moves a thing from a version that was read before. */
    public Api.Answer move(Api caller, String etag, String thing, String target, String more) {
        return caller.post("/api/governance/v1/" + thing + "/transitions", etag, """
                {"target": "%s", "reason": "端到端测试"%s}""".formatted(target, more));
    }

    private String token(String account, UnaryOperator<String> source) {
        return tokens.of(account, name -> patiently(source, name));
    }

    /** While PostgreSQL is down or starts anew, Keycloak gives no tokens; once it is up nobody is turned away. */
    private static String patiently(UnaryOperator<String> source, String account) {
        return await().atMost(PATIENCE)
                .ignoreException(Trouble.class)
                .until(() -> source.apply(account), token -> true);
    }

    private void register(String code, String name, String role) {
        person("operator")
                .post("/api/governance/v1/units", """
                        {"code": "%s", "name": "%s", "roles": ["%s"]}""".formatted(code, name, role))
                .expect(201);
    }

    /** Terms in working days reach into the next year, whose notice may not have been published when the test runs. */
    private void enterCalendars() {
        Stream.of(today(), today().plusYears(1))
                .map(LocalDate::getYear)
                .filter(year -> person("operator")
                                .get("/api/governance/v1/calendars/" + year)
                                .status()
                        == 404)
                .forEach(year -> person("operator")
                        .post("/api/governance/v1/calendars", """
                        {"year": %1$d, "source": "端到端测试",
                         "days": [{"day": "%1$d-01-01", "name": "元旦", "working": false}]}""".formatted(year))
                        .expect(201));
    }

    private JsonNode publishAgreement() {
        return person("governor")
                .post("/api/governance/v1/agreements", """
                        {"title": "数据采集监测责任书", "text": "一、如实报送数据。\\n二、承担安全责任。",
                         "validFrom": "%s", "termMonths": 12}""".formatted(today()))
                .expect(201);
    }

    /** Without agreement and accepted evidence a unit could send and read nothing (R4.1). */
    private void bringIntoStanding(String code, Api signer, JsonNode agreement) {
        String unit = "/api/governance/v1/units/" + code;
        signer.post(unit + "/agreement-signings", """
                        {"version": %d, "digest": "%s"}""".formatted(
                                agreement.path("version").asLong(),
                                agreement.path("digest").asText()))
                .expect(201);
        String evidence = signer.post(unit + "/security-evidence", """
                        {"kind": "SELF_ASSESSMENT", "fileNumber": "自查〔2026〕1号", "digest": "sha-256:%s",
                         "issuedBy": "本单位", "until": "%s"}""".formatted("e".repeat(64), today().plusYears(1)))
                .expect(201)
                .path("id")
                .asText();
        move("operator", "security-evidence/" + evidence, "ACCEPTED");
    }
}
