package cn.etown.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What each service is told, in a file that only its owner can read: passwords are among it. */
final class ServiceSettings {

    /** Above a service's own settings, below the environment. */
    private static final String ORDINAL = "290";

    private final Ports ports;
    private final Home home;
    private final Credentials credentials;
    private final Postgresql postgresql;
    private final String issuer;

    ServiceSettings(Ports ports, Home home, Credentials credentials, Postgresql postgresql, String issuer) {
        this.ports = ports;
        this.home = home;
        this.credentials = credentials;
        this.postgresql = postgresql;
        this.issuer = issuer;
    }

    /** Writes the file of one process of the service; a replica's differs in the port alone. */
    Path write(Service service, String name, int port) throws IOException {
        var text = of(service, port).entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining("\n", "", "\n"));
        var file = home.settings().resolve(name + ".properties");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    Map<String, String> of(Service service, int port) {
        var settings = new TreeMap<String, String>();
        settings.put("config_ordinal", ORDINAL);
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put("quarkus.http.port", String.valueOf(port));
        settings.put("quarkus.log.console.json.enabled", "false");
        settings.put("quarkus.oidc.auth-server-url", issuer);
        settings.put("quarkus.oidc.token.issuer", issuer);
        if (service.isDoor()) {
            service.callees().forEach(callee -> settings.put("etown.upstreams." + callee.label(), url(callee)));
            return settings;
        }
        service.callees().forEach(callee -> settings.put("etown.feeds." + callee.label() + ".url", url(callee)));
        settings.put("etown.client.secret", credentials.secret(service.module()));
        putDatabase(settings, service.label());
        if (service == Service.GOVERNANCE) {
            settings.put("etown.identity.admin-url", issuer.replace("/realms/", "/admin/realms/"));
        }
        if (service == Service.COLLECTION) {
            settings.put("etown.keys.folder", home.keys().toString());
            settings.put("etown.ledger.folder", home.ledger().toString());
            settings.put("etown.pull.key-file", home.pullKey().toString());
            // Receipts name the center that gives them: here the one of the demonstration.
            settings.put("etown.center.code", "11141029MA0DEM0CXF");
        }
        return settings;
    }

    private void putDatabase(Map<String, String> settings, String database) {
        var jdbcUrl = postgresql.jdbcUrl(database);
        settings.put("quarkus.datasource.jdbc.url", jdbcUrl);
        settings.put("quarkus.datasource.reactive.url", jdbcUrl.substring("jdbc:".length()));
        settings.put("quarkus.datasource.username", database);
        settings.put("quarkus.datasource.password", credentials.require(Postgresql.database(database)));
    }

    private String url(Service service) {
        return "http://127.0.0.1:" + ports.of(service);
    }
}
