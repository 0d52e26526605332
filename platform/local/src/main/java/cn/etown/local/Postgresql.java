package cn.etown.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The embedded PostgreSQL with durable settings: what it has confirmed survives a kill and a power cut.
 *
 * <p>Every service has a database and a role of its own, and may connect to no other.
 */
final class Postgresql {

    static final String SUPERUSER = "postgres";

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            // After a kill all that was written is synced at once, and not each of some thousand files by itself.
            Map.entry("recovery_init_sync_method", "syncfs"),
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            // Four services with a reactive and a JDBC pool each, replicas of them in tests, and Keycloak.
            Map.entry("max_connections", "200"),
            // As in the cluster, see k8s/components/postgresql.
            Map.entry("shared_buffers", "128MB"),
            Map.entry("wal_buffers", "16MB"),
            Map.entry("max_wal_size", "4GB"),
            Map.entry("huge_pages", "off"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"));

    private final Path binaries;
    private final Home home;
    private final int port;
    private final Credentials credentials;

    Postgresql(Path tools, String version, Home home, int port, Credentials credentials) {
        this.binaries = tools.resolve("postgresql-" + version);
        this.home = home;
        this.port = port;
        this.credentials = credentials;
    }

    /** Unpacks the binaries and makes the data folder, each once. */
    void prepare() throws IOException {
        try (var packed = Postgresql.class.getResourceAsStream(archive())) {
            Archive.unpackOnce(packed, 0, binaries, draft -> {});
        }
        if (!Files.exists(home.postgresql())) {
            initialize();
        }
        removeStaleLock();
    }

    Program program(ProcessRecords records) throws IOException {
        var command = new ArrayList<>(command("postgres"));
        command.addAll(List.of("-D", home.postgresql().toString(), "-p", String.valueOf(port)));
        SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return new Program(
                "postgresql",
                command,
                Map.of(),
                home.logs().resolve("postgresql.log"),
                this::answers,
                this::shutDownFast,
                records);
    }

    /** Makes the database and the role of each name that has none yet; the role's password follows the credentials. */
    void ensureDatabases(List<String> names) throws SQLException {
        try (var connection = connect()) {
            for (var name : names) {
                var password = credentials.require(database(name));
                if (isAbsent(connection, "select 1 from pg_roles where rolname = ?", name)) {
                    execute(connection, "create role %s login password '%s'".formatted(name, password));
                }
                if (isAbsent(connection, "select 1 from pg_database where datname = ?", name)) {
                    execute(connection, "create database %s owner %s".formatted(name, name));
                    execute(connection, "revoke connect on database %s from public".formatted(name));
                }
            }
        }
    }

    /** The credential that holds the password of a database's role. */
    static String database(String name) {
        return name + ".database";
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl("postgres"), SUPERUSER, credentials.require(database(SUPERUSER)));
    }

    private boolean answers() {
        try (var connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            if ("28P01".equals(e.getSQLState())) {
                throw Trouble.failed(
                        "%s 中的密码与已有数据不符，请恢复首次启动时生成的文件".formatted(home.credentials()),
                        "The passwords in %s do not fit the data: put the file of the first start back"
                                .formatted(home.credentials()),
                        e);
            }
            return false;
        }
    }

    private void initialize() throws IOException {
        var draft = Archive.sibling(home.postgresql(), ".draft");
        Archive.delete(draft);
        var password = Files.writeString(home.run().resolve("initdb"), credentials.require(database(SUPERUSER)));
        try {
            var command = new ArrayList<>(command("initdb"));
            command.addAll(List.of("-D", draft.toString(), "-U", SUPERUSER, "-A", "scram-sha-256"));
            command.addAll(List.of("--pwfile=" + password, "-E", "UTF-8", "--no-instructions"));
            command.addAll(List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
            run("initdb", command);
        } finally {
            Files.delete(password);
        }
        Files.move(draft, home.postgresql(), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * A killed server leaves its process id behind. PostgreSQL clears that away by itself unless the id by now belongs to
     * another program; orphans of this home were stopped before, so a server under that id is not ours either.
     */
    private void removeStaleLock() throws IOException {
        var lock = home.postgresql().resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return;
        }
        var pid = Long.parseLong(Files.readAllLines(lock).get(0).trim());
        var server = ProcessHandle.of(pid).filter(this::isOurServer);
        server.ifPresent(process -> {
            process.destroy();
            ProcessRecords.awaitEnd(process);
        });
        Files.deleteIfExists(lock);
    }

    private boolean isOurServer(ProcessHandle process) {
        return process.info()
                .arguments()
                .filter(arguments ->
                        List.of(arguments).contains(home.postgresql().toString()))
                .isPresent();
    }

    /** SIGTERM would wait for clients to leave; a fast shutdown ends their transactions and then writes everything out. */
    private void shutDownFast(Process server) {
        try {
            var command = new ArrayList<>(command("pg_ctl"));
            command.addAll(List.of("stop", "-D", home.postgresql().toString(), "-m", "fast", "-W"));
            run("pg_ctl", command);
        } catch (IOException e) {
            server.destroy();
        }
    }

    private void run(String tool, List<String> command) throws IOException {
        var log = home.logs().resolve(tool + ".log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int code = process.onExit().join().exitValue();
        if (code != 0) {
            throw Trouble.ended(tool, code, log, Files.readString(log));
        }
    }

    /** PostgreSQL refuses to run as root; as root it gets a user namespace of its own, in which it is nobody. */
    private List<String> command(String tool) throws IOException {
        var path = binaries.resolve("bin").resolve(tool).toString();
        if (!isRoot()) {
            return List.of(path);
        }
        return List.of("unshare", "-U", path);
    }

    private boolean isRoot() throws IOException {
        return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
    }

    private static boolean isAbsent(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var found = statement.executeQuery()) {
                return !found.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String archive() {
        var architecture = System.getProperty("os.arch");
        return switch (architecture) {
            case "amd64", "x86_64" -> "/postgres-linux-x86_64.txz";
            case "aarch64" -> "/postgres-linux-arm_64.txz";
            default ->
                throw Trouble.failed(
                        "没有适用于 %s 的 PostgreSQL".formatted(architecture),
                        "There is no PostgreSQL for " + architecture,
                        null);
        };
    }
}
