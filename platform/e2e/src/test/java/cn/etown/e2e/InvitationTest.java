package cn.etown.e2e;

import cn.etown.local.LocalSystem;
import cn.etown.local.LocalSystem.Replica;
import cn.etown.local.Service;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A person of unit a from the invitation to the day the account is shut, with the real Keycloak. */
@ExtendWith(RunningSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvitationTest {

    private static final String INVITATIONS = "/api/governance/v1/invitations";
    private static final Pattern LINK = Pattern.compile("http://[^\\s\"<>]*/login-actions/action-token[^\\s\"<>]*");
    private static final LocalDate DAY = LocalDate.of(2013, 3, 1);

    private final County county;
    private final LocalSystem system;
    private final Provider provider;
    private final String loginName = "clerk-" + UUID.randomUUID();
    private final String password = UUID.randomUUID().toString();

    InvitationTest(County county, LocalSystem system) {
        this.county = county;
        this.system = system;
        this.provider = county.a();
    }

    @Test
    void leadsAPersonIntoTheOwnUnitAndOutAgain() throws IOException, InterruptedException {
        JsonNode invited = invite("operator", "CLERK").expect(201);
        String invitation = INVITATIONS + "/" + invited.path("id").asText();
        String temporary = invited.path("temporaryPassword").asText();
        assertThat(invited.path("state").asText()).isEqualTo("SENT");
        assertThat(county.person("operator").get(invitation).expect(200).has("temporaryPassword"))
                .isFalse();
        assertThat(signIn(temporary).body()).contains("not fully set up");

        Api clerk = county.bearer(
                new BrowserSignIn(system.issuer(), system.url(Service.GATEWAY).resolve("/docs/"))
                        .changing(loginName, temporary, password));

        awaitState(invitation, "ACCEPTED");
        worksForTheOwnUnitAlone(clerk);
        cannotChangeTheUnit(clerk);
        withdraw(invitation);
        await().atMost(County.PATIENCE)
                .untilAsserted(() -> assertThat(signIn(password).body()).contains("Account disabled"));
    }

    @Test
    void leadsAPersonInByTheLinkOfAMail() throws IOException, InterruptedException {
        var post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        post.start();
        Replica byMail = system.startReplica(Service.GOVERNANCE, Map.of("ETOWN_INVITATIONS_BY_MAIL", "true"));
        try {
            realmSendsMail("""
                    {"smtpServer": {"host": "127.0.0.1", "port": "%d", "from": "etown@county.example"}}""".formatted(post.getSmtp().getPort()));
            String name = "clerk-" + UUID.randomUUID();
            JsonNode invited = county.person("operator")
                    .at(byMail.url())
                    .post(INVITATIONS, """
                            {"person": "%s", "roles": ["CLERK"], "loginName": "%s", "email": "%s@county.example"}""".formatted(person(), name, name))
                    .expect(201);
            assertThat(invited.path("state").asText()).isEqualTo("SENT");
            assertThat(invited.has("temporaryPassword")).isFalse();

            assertThat(post.waitForIncomingEmail(County.PATIENCE.toMillis(), 1)).isTrue();
            var link = LINK.matcher(GreenMailUtil.getBody(post.getReceivedMessages()[0])
                    .replace("=\r\n", "")
                    .replace("=3D", "="));
            assertThat(link.find()).isTrue();
            new BrowserSignIn(system.issuer(), system.url(Service.GATEWAY).resolve("/docs/"))
                    .choosing(password, URI.create(link.group()));

            awaitState(INVITATIONS + "/" + invited.path("id").asText(), "ACCEPTED");
            assertThat(signIn(name, password).statusCode()).isEqualTo(200);
        } finally {
            realmSendsMail("{\"smtpServer\": {}}");
            byMail.program().stop();
            post.stop();
        }
    }

    /** Changes the realm as its administrator. */
    private void realmSendsMail(String change) throws IOException, InterruptedException {
        var keycloak = system.issuer().replaceFirst("/realms/.*", "");
        var administrator = send(
                keycloak + "/realms/master/protocol/openid-connect/token",
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "admin-cli",
                        "username",
                        "keycloak-admin",
                        "password",
                        system.credentials().password("keycloak-admin")));
        String token = new ObjectMapper()
                .readTree(administrator.body())
                .path("access_token")
                .asText();
        var request = HttpRequest.newBuilder(URI.create(system.issuer().replace("/realms/", "/admin/realms/")))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(change))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void givesASignerNoSignersAndNobodyAnotherPersonsName() {
        assertThat(invite("signer-a", "SIGNER").status()).isEqualTo(403);
        assertThat(invite("operator", "OPERATOR").status()).isEqualTo(400);

        Api.Answer taken = invite("operator", "CLERK", "clerk-b");

        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.code()).isEqualTo("login-name-taken");
    }

    private void worksForTheOwnUnitAlone(Api clerk) {
        assertThat(clerk.all("/api/governance/v1/units"))
                .extracting(unit -> unit.path("code").asText())
                .containsExactly(provider.unit());
        assertThat(clerk.get("/api/governance/v1/units/" + county.b().unit()).status())
                .isEqualTo(404);
        assertThat(clerk.get(INVITATIONS).status()).isEqualTo(403);
        Retail.Day day = Retail.generated(DAY, 40);
        provider.open(clerk, provider.retailInterface(), day).expect(201);
    }

    private void cannotChangeTheUnit(Api clerk) throws IOException, InterruptedException {
        Api account = clerk.at(URI.create(system.issuer() + "/"));
        ObjectNode changed = account.send(account.request("account")
                        .header("Accept", "application/json")
                        .GET())
                .expect(200)
                .deepCopy();
        assertThat(changed.at("/attributes/person").isMissingNode()).isTrue();
        changed.withObject("/attributes").putArray("unit").add(county.b().unit());

        Api.Answer answer = account.send(account.request("account")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(changed.toString())));

        assertThat(answer.status()).isEqualTo(400);
        String token = new ObjectMapper()
                .readTree(signIn(password).body())
                .path("access_token")
                .asText();
        assertThat(county.bearer(token).all("/api/governance/v1/units"))
                .extracting(unit -> unit.path("code").asText())
                .containsExactly(provider.unit());
    }

    private void withdraw(String invitation) {
        Api operator = county.person("operator");
        operator.post(
                        invitation + "/transitions",
                        operator.get(invitation).etag(),
                        "{\"target\": \"WITHDRAWN\", \"reason\": \"人员调离\"}")
                .expect(200);
        assertThat(county.person("auditor").all(invitation + "/transitions"))
                .extracting(step -> step.path("to").asText())
                .containsExactly("ACCOUNT_MADE", "SENT", "ACCEPTED", "WITHDRAWN");
    }

    private void awaitState(String invitation, String state) {
        await().atMost(County.PATIENCE)
                .until(() -> county.person("operator")
                        .get(invitation)
                        .expect(200)
                        .path("state")
                        .asText()
                        .equals(state));
    }

    private Api.Answer invite(String account, String role) {
        return invite(account, role, loginName);
    }

    private Api.Answer invite(String account, String role, String name) {
        return county.person(account).post(INVITATIONS, """
                {"person": "%s", "roles": ["%s"], "loginName": "%s"}""".formatted(person(), role, name));
    }

    /** A new responsible person of the unit; the id. */
    private String person() {
        return county.person("operator")
                .post("/api/governance/v1/units/" + provider.unit() + "/responsible-people", """
                            {"name": "责任人戊", "office": "信息科", "duty": "DATA_RESPONSIBLE",
                             "contact": {"phone": "0357-6820005"}, "from": "%s"}""".formatted(
                                County.today()))
                .expect(201)
                .path("id")
                .asText();
    }

    /** What Keycloak says to name and password without a browser. */
    private HttpResponse<String> signIn(String with) throws IOException, InterruptedException {
        return signIn(loginName, with);
    }

    private HttpResponse<String> signIn(String name, String with) throws IOException, InterruptedException {
        return send(
                system.issuer() + "/protocol/openid-connect/token",
                Map.of("grant_type", "password", "client_id", "etown-cli", "username", name, "password", with));
    }

    private static HttpResponse<String> send(String to, Map<String, String> fields)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(to))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
