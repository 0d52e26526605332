package cn.etown.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/**
 * PostgreSQL, Keycloak and the services as processes of this machine, reachable on loopback only.
 *
 * <p>{@link #start()} returns when all are ready. {@link #close()} ends all of them; it may be called by another thread
 * at any moment, even during the start. Single programs can be killed and started again meanwhile.
 */
public final class LocalSystem implements AutoCloseable {

    private static final List<String> DATABASES =
            List.of("governance", "collection", "monitoring", "assessment", "keycloak");

    private final Options options;
    private final Home home;
    private final Ports ports;
    private final FileChannel claim;
    private final ProcessRecords records;
    private final Realm realm;
    private final Credentials credentials;
    private final Postgresql postgresqlServer;
    private final Keycloak keycloakServer;
    private final ServiceSettings settings;

    /** In the order of their launch; guarded by this object, as is {@link #closed}. */
    private final List<Program> running = new ArrayList<>();

    private boolean closed;

    private final Map<Service, Program> services = new EnumMap<>(Service.class);
    private Program postgresql;
    private Program keycloak;

    /** Claims the home, ends what a killed launcher left there, and looks for what would keep it from starting. */
    private LocalSystem(Options options) throws IOException {
        this.options = options;
        this.home = new Home(options.home());
        this.ports = options.ports();
        requireBuilt();
        home.create();
        home.requireSpace();
        this.claim = home.claim();
        try {
            this.records = new ProcessRecords(home.run());
            stopOrphans();
            ports.requireUnused(new TreeSet<>(options.services()));
            var versions = Versions.ofBuild();
            this.realm = Realm.ofBuild();
            this.credentials = Credentials.open(home.credentials(), credentialNames());
            SealingKey.make(home.pullKey());
            this.postgresqlServer =
                    new Postgresql(options.tools(), versions.postgresql(), home, ports.postgresql(), credentials);
            this.keycloakServer =
                    new Keycloak(options.tools(), versions.keycloak(), home, ports.keycloak(), credentials);
            this.settings = new ServiceSettings(ports, home, credentials, postgresqlServer, keycloakServer.issuer());
        } catch (IOException | RuntimeException e) {
            claim.close();
            throw e;
        }
    }

    /**
     * Claims the home and checks ports, space and the build; nothing runs yet.
     *
     * @throws Trouble for whatever keeps the system from starting
     */
    public static LocalSystem in(Options options) {
        try {
            return new LocalSystem(options);
        } catch (IOException e) {
            throw Trouble.of(e);
        }
    }

    /**
     * Starts everything and returns when all is ready. A second start on the same home finds its data.
     *
     * @throws Trouble when a program cannot be started; what runs by then is ended by {@link #close()}
     */
    public LocalSystem start() {
        try {
            prepare();
            postgresql = launch(postgresqlServer.program(records));
            postgresql.awaitReady();
            postgresqlServer.ensureDatabases(DATABASES);
            tell("PostgreSQL 就绪", "PostgreSQL is ready", ports.postgresql());
            keycloak = launch(keycloakServer.program(postgresqlServer, records));
            for (var service : new TreeSet<>(options.services())) {
                services.put(service, launch(program(service, service.label(), ports.of(service), Map.of())));
            }
            keycloak.awaitReady();
            keycloakServer.ensureRealm(realm, url(Service.GATEWAY).toString(), options.progress());
            tell("Keycloak 就绪", "Keycloak is ready", ports.keycloak());
            for (var service : services.keySet()) {
                services.get(service).awaitReady();
                tell(service.label() + " 就绪", service.label() + " is ready", ports.of(service));
            }
            return this;
        } catch (IOException | SQLException | CompletionException e) {
            throw Trouble.of(e);
        }
    }

    /** Ends every program, those before whose work rests on those after: services, Keycloak, PostgreSQL. */
    @Override
    public void close() {
        List<Program> dependents;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            dependents = running.stream().filter(each -> each != postgresql).toList();
        }
        CompletableFuture.allOf(dependents.stream()
                        .map(each -> CompletableFuture.runAsync(each::stop))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
        running.forEach(Program::stop);
        try {
            claim.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the end was asked for, so that programs which end are no surprise. */
    public synchronized boolean isClosed() {
        return closed;
    }

    /** Starts one more process of a service on the same database, on a free port of its own. */
    public Replica startReplica(Service service) {
        return startReplica(service, Map.of());
    }

    /** As {@link #startReplica(Service)}, with environment variables of its own. */
    public Replica startReplica(Service service, Map<String, String> environment) {
        int port = Ports.anyFree();
        try {
            var program = launch(program(service, service.label() + "-" + port, port, environment));
            program.awaitReady();
            return new Replica(program, URI.create("http://127.0.0.1:" + port));
        } catch (IOException e) {
            throw Trouble.of(e);
        }
    }

    /** A further process of a service, and where it listens. */
    public record Replica(Program program, URI url) {}

    public Program program(Service service) {
        return services.get(service);
    }

    public Program postgresql() {
        return postgresql;
    }

    public Program keycloak() {
        return keycloak;
    }

    /** Where a service listens; clients use the gateway's. */
    public URI url(Service service) {
        return URI.create("http://127.0.0.1:" + ports.of(service));
    }

    /** What the tokens name as their issuer. */
    public String issuer() {
        return keycloakServer.issuer();
    }

    public String keycloakUrl() {
        return keycloakServer.url();
    }

    public Credentials credentials() {
        return credentials;
    }

    public Path credentialsFile() {
        return home.credentials();
    }

    public Tokens tokens() {
        return new Tokens(issuer(), credentials);
    }

    /** The database of a service, or of {@code keycloak}, for tests that look into it. */
    public Database database(String name) {
        return new Database(postgresqlServer.jdbcUrl(name), name, credentials.require(Postgresql.database(name)));
    }

    /** How to connect to a database. */
    public record Database(String jdbcUrl, String username, String password) {}

    /** What each running program holds in memory, by name. */
    public Map<String, Memory> memory() {
        var memory = new LinkedHashMap<String, Memory>();
        try {
            for (var each : programs()) {
                memory.put(each.name(), Memory.of(each.process()));
            }
            return memory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The programs started so far. */
    public synchronized List<Program> programs() {
        return List.copyOf(running);
    }

    /** Unpacks PostgreSQL and Keycloak at the same time; nearly nothing to do after the first start. */
    private void prepare() throws IOException {
        Files.createDirectories(options.tools());
        options.progress()
                .step("准备 PostgreSQL 与 Keycloak（仅首次需约半分钟）", "Preparing PostgreSQL and Keycloak, half a minute once");
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(unchecked(postgresqlServer::prepare)),
                        CompletableFuture.runAsync(unchecked(keycloakServer::prepare)))
                .join();
    }

    private static Runnable unchecked(LockedFile.Work work) {
        return () -> {
            try {
                work.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private synchronized Program launch(Program program) throws IOException {
        if (closed) {
            throw new IOException("The system was closed while it started");
        }
        running.add(program);
        program.launch();
        return program;
    }

    private Program program(Service service, String name, int port, Map<String, String> ownEnvironment)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options.virtualMachines().getOrDefault(service, Options.VIRTUAL_MACHINE));
        command.addAll(List.of("-Dfile.encoding=UTF-8", "-jar"));
        command.add(service.jarIn(options.root()).toString());
        var environment = new HashMap<String, String>();
        environment.put(
                "SMALLRYE_CONFIG_LOCATIONS",
                settings.write(service, name, port).toUri().toASCIIString());
        environment.putAll(options.settings().getOrDefault(service, Map.of()));
        environment.putAll(ownEnvironment);
        var ready = URI.create("http://127.0.0.1:" + port + "/q/health/ready");
        return new Program(
                name,
                command,
                environment,
                home.logs().resolve(name + ".log"),
                () -> Http.answers(ready),
                Process::destroy,
                records);
    }

    private void requireBuilt() {
        for (var service : new TreeSet<>(options.services())) {
            if (!Files.exists(service.jarIn(options.root()))) {
                throw Trouble.notBuilt(service.jarIn(options.root()));
            }
        }
    }

    private void stopOrphans() throws IOException {
        var orphans = records.stopOrphans();
        if (!orphans.isEmpty()) {
            var names = String.join(", ", orphans);
            options.progress().step("已停止上次遗留的进程：" + names, "Stopped what was left running: " + names);
        }
    }

    private List<String> credentialNames() {
        var databases = Stream.concat(Stream.of(Postgresql.SUPERUSER), DATABASES.stream())
                .map(Postgresql::database);
        var administrator = Stream.of(Keycloak.ADMINISTRATOR + ".password");
        return Stream.of(databases, administrator, realm.credentials().stream())
                .flatMap(names -> names)
                .toList();
    }

    private void tell(String zh, String en, int port) {
        options.progress().step(zh, en + "  127.0.0.1:" + port);
    }
}
