package cn.etown.e2e;

import cn.etown.kit.testing.NotAtMidnight;
import cn.etown.local.LocalSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/** An interface from PLANNED to RETIRED, with the center, its unit and a data user signed in, through the gateway. */
@ExtendWith({RunningSystem.class, NotAtMidnight.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InterfaceLifeTest {

    /** How soon a suspension must be felt in collection. */
    private static final Duration SUSPENSION = Duration.ofSeconds(5);

    private static final String EVIDENCE = ", \"evidence\": [\"采监〔2026〕9号\"]";

    private final County county;
    private final LocalSystem system;
    private final Provider provider;

    InterfaceLifeTest(County county, LocalSystem system) {
        this.county = county;
        this.system = system;
        this.provider = county.a();
    }

    @Test
    void isLedStepByStepByThoseWhoseStepsTheyAre() throws SQLException {
        String code = provider.plannedInterface();
        String flow = "interfaces/" + code;

        bringOnline(code, flow);
        String grant = letTheDataUserRead(code);
        suspendAtOnce(code, flow);
        resume(code, flow);
        retire(code, flow, grant);

        assertThat(county.person("auditor").all("/api/governance/v1/" + flow + "/transitions"))
                .extracting(step -> step.path("to").asText())
                .containsExactly(
                        "DESIGNED",
                        "PLANNED",
                        "DESIGNED",
                        "APPROVED",
                        "BUILT",
                        "ACCEPTED",
                        "ONLINE",
                        "SUSPENDED",
                        "ONLINE",
                        "DEPRECATED",
                        "SUSPENDED",
                        "DEPRECATED",
                        "RETIRED");
    }

    private void bringOnline(String code, String flow) {
        refused(county.move("operator", flow, "DESIGNED", ""), "contract-needed");
        String contract = provider.submittedContract(code);
        county.move("operator", flow, "DESIGNED");
        county.move("governor", flow, "PLANNED");
        county.move("operator", flow, "DESIGNED");
        county.move("governor", "contracts/" + contract, "APPROVED");
        mayNotBeMovedByTheUnitNorByADataUser(flow);
        county.move("governor", flow, "APPROVED");
        refused(county.move("operator", flow, "BUILT", ""), "evidence-needed");
        county.move("operator", flow, "BUILT", EVIDENCE).expect(200);
        refused(county.move("operator", flow, "ACCEPTED", ""), "acceptance-needed");
        provider.reportAcceptance(code);
        county.move("operator", flow, "ACCEPTED");
        county.move("governor", "contracts/" + contract, "IN_FORCE");
        refused(county.move("operator", flow, "ONLINE", ""), "requirements-missing");
        provider.meetRequirements(code);
        county.move("operator", flow, "ONLINE");
        provider.awaitOnline(code);
    }

    private void mayNotBeMovedByTheUnitNorByADataUser(String flow) {
        String etag =
                county.person("operator").get("/api/governance/v1/" + flow).etag();
        for (var account : new String[] {"clerk-a", "signer-a", "user-u"}) {
            county.move(county.person(account), etag, flow, "APPROVED", "").expect(403);
        }
    }

    /** The data user applies, the operator checks and the governor gives; another unit hears nothing of it. */
    private String letTheDataUserRead(String code) {
        String grant = "grants/"
                + dataUser()
                        .post("/api/governance/v1/grants", """
                                {"interfaceCode": "%s",
                                 "terms": {"purpose": "测算本县农产品网络零售额", "fields": ["quantity", "unit_price"],
                                           "quota": {"recordsPerDay": 100000, "requestsPerDay": 200},
                                           "from": "%s", "until": "%s"}}""".formatted(
                                        code, County.today(), County.today().plusDays(90)))
                        .expect(201)
                        .path("id")
                        .asText();
        assertThat(county.b().clerk().get("/api/governance/v1/" + grant).status())
                .isEqualTo(404);
        county.move("operator", grant, "CHECKED");
        county.move("governor", grant, "GRANTED");
        assertThat(provider.clerk()
                        .get("/api/governance/v1/" + grant)
                        .expect(200)
                        .path("state")
                        .asText())
                .isEqualTo("GRANTED");
        return grant;
    }

    /** Two people of the center suspend it at once: one does, the other learns that the interface has changed. */
    private void suspendAtOnce(String code, String flow) {
        String etag =
                county.person("operator").get("/api/governance/v1/" + flow).etag();
        var answers = Stream.of("operator", "governor")
                .map(account -> CompletableFuture.supplyAsync(
                        () -> county.move(county.person(account), etag, flow, "SUSPENDED", EVIDENCE)
                                .status()))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 412);
        await().atMost(SUSPENSION).until(() -> takes(code).equals("interface-not-online"));
        assertThat(provider.clerk()
                        .get("/api/governance/v1/" + flow)
                        .expect(200)
                        .path("suspensionReason")
                        .asText())
                .isEqualTo("端到端测试");
    }

    private void resume(String code, String flow) {
        county.move("operator", flow, "ONLINE");
        await().atMost(County.PATIENCE).until(() -> takes(code).isEmpty());
    }

    /** While somebody reads it, it is not retired: the data user is told until when, and gives the grant back. */
    private void retire(String code, String flow, String grant) throws SQLException {
        LocalDate sunset = County.today().plusDays(1);
        county.move("operator", flow, "DEPRECATED", ", \"sunset\": \"" + sunset + "\"")
                .expect(200);
        county.move("governor", flow, "SUSPENDED", EVIDENCE).expect(200);
        await().atMost(SUSPENSION).until(() -> takes(code).equals("interface-not-online"));
        refused(county.move("operator", flow, "ONLINE", ""), "sunset-stands");
        county.move("operator", flow, "DEPRECATED");
        await().atMost(County.PATIENCE).until(() -> takes(code).isEmpty());
        refused(county.move("operator", flow, "RETIRED", ""), "sunset-not-reached");
        assertThat(dataUser().all("/api/governance/v1/tasks"))
                .filteredOn(task -> task.path("link").asText().endsWith(grant))
                .extracting(
                        task -> task.path("kind").asText(),
                        task -> task.path("due").asText())
                .containsExactly(tuple("leave-interface", sunset.toString()));
        letTheSunsetCome(code);
        refused(county.move("operator", flow, "RETIRED", ""), "grants-live");
        county.move("user-u", grant, "WITHDRAWN");
        county.move("operator", flow, "RETIRED");
        await().atMost(County.PATIENCE).until(() -> takes(code).equals("interface-not-online"));
    }

    private Api dataUser() {
        return county.person("user-u");
    }

    /** Why collection takes no batch of the interface; empty where it does. */
    private String takes(String code) {
        var answer = provider.machine().post("/api/collection/v1/batches", """
                {"interface": "%s", "kind": "NIL", "period": {"from": "2001-01-02", "to": "2001-01-02"},
                 "records": 0}""".formatted(code));
        return answer.status() == 201 ? "" : answer.code();
    }

    /** The system's clock cannot be set, so the day that was set comes to the clock. */
    private void letTheSunsetCome(String code) throws SQLException {
        var access = system.database("governance");
        try (var connection = DriverManager.getConnection(access.jdbcUrl(), access.username(), access.password());
                var update =
                        connection.prepareStatement("update data_interface set sunset = sunset - 1 where code = ?")) {
            update.setString(1, code);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private static void refused(Api.Answer answer, String code) {
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo(code);
    }
}
