package cn.etown.local;

import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The real Keycloak, in production mode on loopback, its data in PostgreSQL.
 *
 * <p>Its virtual machine is started directly: the distribution's script would stay between it and the launcher.
 */
final class Keycloak {

    static final String ADMINISTRATOR = "keycloak-admin";

    private static final String DATABASE = "keycloak";

    private static final List<String> VIRTUAL_MACHINE = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xms64m",
            "-Xmx320m",
            "-XX:MaxMetaspaceSize=256m",
            "-Dfile.encoding=UTF-8",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Dpicocli.disable.closures=true",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                    + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED");

    private final Path tools;
    private final Path distribution;
    private final Home home;
    private final int port;
    private final Credentials credentials;

    Keycloak(Path tools, String version, Home home, int port, Credentials credentials) {
        this.tools = tools;
        this.distribution = tools.resolve("keycloak-" + version);
        this.home = home;
        this.port = port;
        this.credentials = credentials;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    String issuer() {
        return url() + "/realms/" + Realm.NAME;
    }

    /** Unpacks the distribution and lets it fit itself to PostgreSQL, both once for all homes of this project. */
    void prepare() throws IOException {
        if (Files.exists(distribution)) {
            return;
        }
        var packed = tools.resolve(distribution.getFileName() + ".tar.gz");
        if (!Files.exists(packed)) {
            throw Trouble.notBuilt(packed);
        }
        try (InputStream in = Files.newInputStream(packed)) {
            Archive.unpackOnce(in, 1, distribution, this::build);
        }
    }

    Program program(Postgresql postgresql, ProcessRecords records) {
        return new Program(
                "keycloak",
                command(distribution, "start", "--optimized"),
                Map.ofEntries(
                        Map.entry("KC_CACHE", "local"),
                        Map.entry("KC_HTTP_ENABLED", "true"),
                        Map.entry("KC_HTTP_HOST", "127.0.0.1"),
                        Map.entry("KC_HTTP_PORT", String.valueOf(port)),
                        Map.entry("KC_HOSTNAME", url()),
                        Map.entry("KC_DB_URL", postgresql.jdbcUrl(DATABASE)),
                        Map.entry("KC_DB_USERNAME", DATABASE),
                        Map.entry("KC_DB_PASSWORD", credentials.require(Postgresql.database(DATABASE))),
                        Map.entry("KC_DB_POOL_MAX_SIZE", "10"),
                        // The first sign-ins after a restart of PostgreSQL would meet the connections that died with
                        // it.
                        Map.entry("QUARKUS_DATASOURCE_JDBC_VALIDATE_ON_BORROW", "true"),
                        Map.entry("KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR),
                        Map.entry("KC_BOOTSTRAP_ADMIN_PASSWORD", credentials.password(ADMINISTRATOR))),
                home.logs().resolve("keycloak.log"),
                () -> Http.answers(URI.create(url() + "/realms/master")),
                Process::destroy,
                records);
    }

    /**
     * Makes the realm unless it is there; Keycloak makes all of it or nothing. To one that was made of another file it adds
     * the roles, clients and accounts that it lacks; what it has stays as it is, as people may have changed it.
     */
    void ensureRealm(Realm realm, String gateway, Progress progress) throws IOException {
        boolean isThere = Http.answers(URI.create(issuer()));
        if (isThere && realm.digest().equals(knownDigest())) {
            return;
        }
        if (isThere) {
            var answer = post("/" + Realm.NAME + "/partialImport", realm.additions(credentials, gateway), 200);
            var added = added(answer);
            progress.step(
                    "领域文件已变更，补入：" + added + "；已有的账号、客户端和设置不变",
                    "The realm's file has changed, added: " + added
                            + "; accounts, clients and settings that were there stay");
        } else {
            post("", realm.filled(credentials, gateway), 201);
        }
        Files.writeString(home.realm(), realm.digest());
    }

    private String knownDigest() throws IOException {
        return Files.exists(home.realm()) ? Files.readString(home.realm()) : "";
    }

    private String post(String path, String body, int expected) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(url() + "/admin/realms" + path))
                .header("Authorization", "Bearer " + Tokens.ofAdministrator(url(), credentials))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = Http.send(request);
        if (answer.statusCode() != expected) {
            throw Trouble.failed(
                    "Keycloak 拒绝了领域文件：" + answer.body(), "Keycloak refused the realm: " + answer.body(), null);
        }
        return answer.body();
    }

    /** The names of what Keycloak says it added, or a dash. */
    private static String added(String answer) throws IOException {
        var results = new ObjectMapper().readTree(answer).path("results");
        var names = StreamSupport.stream(results.spliterator(), false)
                .filter(result -> result.path("action").asText().equals("ADDED"))
                .map(result -> result.path("resourceName").asText())
                .distinct()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "-" : names;
    }

    private void build(Path draft) throws IOException {
        var log = home.logs().resolve("keycloak-build.log");
        var process = new ProcessBuilder(
                        command(draft, "build", "--db=postgres", "--health-enabled=false", "--metrics-enabled=false"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int code = process.onExit().join().exitValue();
        if (code != 0) {
            throw Trouble.ended("keycloak build", code, log, Files.readString(log));
        }
    }

    private static List<String> command(Path distribution, String... arguments) {
        var command = new ArrayList<>(VIRTUAL_MACHINE);
        command.add("-Dkc.home.dir=" + distribution);
        command.add("-Djboss.server.config.dir=" + distribution.resolve("conf"));
        command.add("-cp");
        command.add(distribution.resolve("lib/quarkus-run.jar").toString());
        command.add("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
        command.addAll(List.of(arguments));
        return command;
    }
}
