package cn.etown.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The real PostgreSQL and Keycloak without services, started on one home first here and then by the command. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LocalSystemTest {

    private static final String UNIT_A = "91141029MA0DEM1AXT";
    private static final String UNIT_B = "93141029MA0DEM2BXB";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir(cleanup = CleanupMode.ALWAYS)
    static Path home;

    /** The command counts its ports from one; below those that the kernel gives to clients nobody is likely to take one. */
    private static final int PORT_BASE = new Random()
            .ints(10_000, 30_000)
            .filter(LocalSystemTest::isFree)
            .findFirst()
            .orElseThrow();

    static LocalSystem system;

    /** Whom Keycloak knows as {@code clerk-a}. */
    static JsonNode subject;

    @BeforeAll
    static void start() throws IOException {
        system = LocalSystem.in(options()).start();
        subject = claims(system.tokens().ofPerson("clerk-a")).get("sub");
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    private static Options options() {
        return Options.of(Path.of(System.getProperty("test.root")), home)
                .on(Ports.from(PORT_BASE))
                .only(Set.of());
    }

    private static boolean isFree(int base) {
        try {
            Ports.from(base).requireUnused(List.of(Service.values()));
            return true;
        } catch (Trouble taken) {
            return false;
        }
    }

    @Test
    @Order(1)
    void tellsUnitRolesAndAudienceInTheTokenOfAPerson() throws IOException {
        var claims = claims(system.tokens().ofPerson("clerk-a"));

        assertThat(claims.get("iss").textValue()).isEqualTo(system.issuer());
        assertThat(claims.get("aud")).extracting(JsonNode::textValue).contains("etown-api");
        assertThat(claims.get("groups")).extracting(JsonNode::textValue).contains("clerk");
        assertThat(claims.get("groups")).extracting(JsonNode::textValue).doesNotContain("signer", "operator");
        assertThat(claims.get("unit").textValue()).isEqualTo(UNIT_A);
        assertThat(claims.get("azp").textValue()).isEqualTo("etown-cli");
        assertThat(claims.get("sub").textValue()).isNotBlank();
        assertThat(claims.get("exp").longValue() - claims.get("iat").longValue())
                .isEqualTo(300);
    }

    @Test
    @Order(1)
    void tellsUnitAndRolesInTheTokenOfAMachine() throws IOException {
        var claims = claims(system.tokens().ofMachine("unit-b-system"));

        assertThat(claims.get("groups")).extracting(JsonNode::textValue).containsExactlyInAnyOrder("clerk", "signer");
        assertThat(claims.get("unit").textValue()).isEqualTo(UNIT_B);
        assertThat(claims.get("aud").textValue()).isEqualTo("etown-api");
    }

    @Test
    @Order(1)
    void givesServicesTheServiceRoleAndNoUnit() throws IOException {
        var claims = claims(system.tokens().ofMachine("collection-service"));

        assertThat(claims.get("groups")).extracting(JsonNode::textValue).containsExactly("service");
        assertThat(claims.has("unit")).isFalse();
    }

    @Test
    @Order(1)
    void leavesTheAudienceOutForAnotherAudience() throws IOException {
        var claims = claims(system.tokens().ofPerson("clerk-a", "other-audience"));

        assertThat(claims.get("aud").toString()).doesNotContain("etown-api");
        assertThat(claims.get("unit").textValue()).isEqualTo(UNIT_A);
    }

    @Test
    @Order(1)
    void letsATokenOfTheShortLivedClientLiveFiveSeconds() throws IOException {
        var claims = claims(system.tokens().ofPerson("clerk-a", "short-lived"));

        assertThat(claims.get("exp").longValue() - claims.get("iat").longValue())
                .isEqualTo(5);
    }

    @Test
    @Order(1)
    void refusesAUserWhoChangesTheOwnUnit() throws IOException {
        var token = system.tokens().ofPerson("clerk-a");
        var account = URI.create(system.issuer() + "/account/");
        var profile = (ObjectNode) JSON.readTree(get(account, token).body());
        profile.remove("userProfileMetadata");
        profile.putObject("attributes").putArray("unit").add(UNIT_B);

        var answer = send(account, token, "POST", profile);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("error-user-attribute-read-only");
        assertThat(claims(system.tokens().ofPerson("clerk-a")).get("unit").textValue())
                .isEqualTo(UNIT_A);
    }

    @Test
    @Order(1)
    void refusesAUserWhoChangesTheOwnUnitAsAnAdministratorWould() throws IOException {
        var token = system.tokens().ofPerson("clerk-a");
        var self = URI.create(system.keycloakUrl() + "/admin/realms/etown/users/"
                + claims(token).get("sub").textValue());
        var change = JSON.createObjectNode();
        change.putObject("attributes").putArray("unit").add(UNIT_B);

        var refused = send(self, token, "PUT", change);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(claims(system.tokens().ofPerson("clerk-a")).get("unit").textValue())
                .isEqualTo(UNIT_A);
    }

    @Test
    @Order(1)
    void signsTheConsoleInOnAnyPortOfLoopbackAndOnlyWithProofKey() throws IOException {
        var redirect = "&redirect_uri=http://127.0.0.1:45678/docs/oauth2-redirect.html";
        var proof = "&code_challenge_method=S256&code_challenge=" + "A".repeat(43);

        assertThat(authorization(redirect + proof).statusCode()).isEqualTo(200);
        assertThat(authorization(redirect).headers().firstValue("Location").orElse(""))
                .contains("error=invalid_request");
        assertThat(authorization("&redirect_uri=https://elsewhere.example/" + proof)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    @Order(1)
    void addsToAnOldHomesRealmWhatItsFileHasGained() throws IOException {
        var realm = Realm.of(grownRealm());
        var added = Credentials.open(system.credentialsFile(), realm.credentials());
        var keycloak = new Keycloak(
                Path.of(System.getProperty("test.root"), ".local"),
                Versions.ofBuild().keycloak(),
                new Home(home),
                Ports.from(PORT_BASE).keycloak(),
                added);
        var told = new ArrayList<String>();

        keycloak.ensureRealm(realm, "http://127.0.0.1:8080", (zh, en) -> told.add(zh + en));
        keycloak.ensureRealm(realm, "http://127.0.0.1:8080", (zh, en) -> told.add(zh + en));

        var tokens = new Tokens(system.issuer(), added);
        assertThat(claims(tokens.ofPerson("inspector")).get("groups"))
                .extracting(JsonNode::textValue)
                .contains("inspector");
        var machine = claims(tokens.ofMachine("unit-c-system"));
        assertThat(machine.get("unit").textValue()).isEqualTo(UNIT_B);
        assertThat(machine.get("groups")).extracting(JsonNode::textValue).containsExactlyInAnyOrder("clerk", "signer");
        assertThat(claims(tokens.ofPerson("clerk-a")).get("sub")).isEqualTo(subject);
        assertThat(told).singleElement().asString().contains("inspector", "unit-c-system", "补入", "added");
    }

    /** The realm's file with a role, its account, and a machine more. */
    private static String grownRealm() throws IOException {
        var realm = (ObjectNode) JSON.readTree(LocalSystemTest.class.getResourceAsStream("/realm/etown-realm.json"));
        twice(realm.at("/roles/realm"), "operator", "inspector");
        twice(realm.at("/users"), "operator", "inspector");
        twice(realm.at("/users"), "unit-b-system", "unit-c-system");
        twice(realm.at("/clients"), "unit-b-system", "unit-c-system");
        return realm.toString();
    }

    /** Adds to {@code list} its last entry that speaks of {@code name}, speaking of {@code other}. */
    private static void twice(JsonNode list, String name, String other) throws IOException {
        var found = "";
        for (var each : list) {
            found = each.toString().contains(name) ? each.toString() : found;
        }
        var renamed = found.replace(name, other).replace(placeholder(name), placeholder(other));
        ((ArrayNode) list).add(JSON.readTree(renamed));
    }

    private static String placeholder(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    @Test
    @Order(1)
    void keepsWhatPostgresqlConfirmed() throws SQLException {
        try (var connection = connect("governance")) {
            assertThat(setting(connection, "fsync")).isEqualTo("on");
            assertThat(setting(connection, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(connection, "full_page_writes")).isEqualTo("on");
            assertThat(setting(connection, "data_checksums")).isEqualTo("on");
        }
    }

    @Test
    @Order(1)
    void keepsServicesOutOfEachOthersDatabases() {
        var governance = system.database("governance");
        var elsewhere = system.database("collection").jdbcUrl();

        assertThatThrownBy(() -> DriverManager.getConnection(elsewhere, governance.username(), governance.password()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for database");
    }

    @Test
    @Order(1)
    void letsOnlyOneSystemUseAHome() {
        assertThatThrownBy(() -> LocalSystem.in(options()))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.kind()).isEqualTo(Trouble.Kind.ALREADY_RUNNING));
    }

    @Test
    @Order(2)
    void leavesNoProcess() throws SQLException {
        try (var connection = connect("monitoring");
                var statement = connection.createStatement()) {
            statement.execute("create table kept (word text)");
            statement.execute("insert into kept values ('经得起断电')");
        }
        system.postgresql().kill();
        system.postgresql().restart();
        var processes = system.programs().stream().map(Program::process).toList();

        system.close();

        assertThat(processes).hasSize(2).noneMatch(ProcessHandle::isAlive);
        assertThat(ProcessHandle.current().descendants()).isEmpty();
    }

    @Nested
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    class TheCommand {

        private Command command;

        @AfterEach
        void stop() {
            command.stop();
        }

        private String[] arguments(String... more) {
            var arguments = new ArrayList<>(List.of("--services", "none", "--home", home.toString()));
            arguments.addAll(List.of("--port-base", String.valueOf(PORT_BASE)));
            arguments.addAll(List.of(more));
            return arguments.toArray(String[]::new);
        }

        @Test
        @Order(1)
        void findsItsDataAndEndsOnCtrlC() throws IOException, SQLException, InterruptedException {
            command = Command.start(arguments());

            var welcome = command.awaitLine("Ctrl-C stops all of it");

            assertThat(welcome).contains("PostgreSQL is ready", "Keycloak is ready", "All is ready");
            assertThat(welcome).contains(system.credentialsFile().toString(), system.issuer());
            // With the passwords of the first start.
            assertThat(claims(system.tokens().ofPerson("clerk-a")).get("sub")).isEqualTo(subject);
            try (var connection = connect("monitoring");
                    var statement = connection.createStatement();
                    var found = statement.executeQuery("select word from kept")) {
                assertThat(found.next()).isTrue();
                assertThat(found.getString(1)).isEqualTo("经得起断电");
            }

            var processes = command.processes();
            command.interrupt();

            assertThat(command.awaitEnd()).contains("Stopping", "All is stopped");
            assertThat(command.exitCode()).isIn(130, 143);
            assertThat(processes).hasSizeGreaterThan(2).noneMatch(Command::runs);
        }

        @Test
        @Order(2)
        void endsWithItsParentEvenWhileItStarts() throws IOException {
            command = Command.startInAShell(arguments());
            command.awaitLine("PostgreSQL is ready");
            var processes = command.processes();

            command.kill();

            assertThat(processes).hasSizeGreaterThan(2);
            Command.awaitEnd(processes);
            // The command has stopped them itself: those of a killed one stay recorded for the next start.
            assertThat(home.resolve("run")).isDirectoryNotContaining("glob:**.pid");
        }

        @Test
        @Order(3)
        void endsAllWhenTheDemonstrationFindsNoGateway() throws IOException, InterruptedException {
            command = Command.start(arguments("--demo"));
            command.awaitLine("Keycloak is ready");
            var processes = command.processes();

            assertThat(command.awaitEnd()).contains("Could not go on").endsWith("All is stopped");
            assertThat(command.exitCode()).isEqualTo(Trouble.Kind.FAILED.exitCode());
            assertThat(processes).hasSizeGreaterThan(2).noneMatch(Command::runs);
        }

        @Test
        @Order(4)
        void tellsOfAPortInUseAndStartsNothing() throws IOException, InterruptedException {
            int port = Ports.from(PORT_BASE).keycloak();
            try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                command = Command.start(arguments());

                assertThat(command.awaitEnd())
                        .contains("端口 " + taken.getLocalPort())
                        .doesNotContain("PostgreSQL is ready");
                assertThat(command.exitCode()).isEqualTo(Trouble.Kind.PORT_IN_USE.exitCode());
            }
        }
    }

    private static JsonNode claims(String token) throws IOException {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private static HttpResponse<String> get(URI uri, String token) throws IOException {
        return Http.send(HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .build());
    }

    private static HttpResponse<String> send(URI uri, String token, String method, JsonNode body) throws IOException {
        return Http.send(HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    private static HttpResponse<String> authorization(String parameters) throws IOException {
        return Http.send(HttpRequest.newBuilder(URI.create(system.issuer()
                        + "/protocol/openid-connect/auth?client_id=etown-console&response_type=code&scope=openid"
                        + parameters))
                .build());
    }

    private static Connection connect(String database) throws SQLException {
        var found = system.database(database);
        return DriverManager.getConnection(found.jdbcUrl(), found.username(), found.password());
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("show " + name)) {
            found.next();
            return found.getString(1);
        }
    }
}
