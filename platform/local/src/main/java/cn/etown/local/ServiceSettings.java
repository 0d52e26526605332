package cn.etown.local;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What each service is told by its environment. */
final class ServiceSettings {

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

    /** The environment of one process of the service; a replica differs in its port alone. */
    Map<String, String> of(Service service, int port) {
        var environment = new TreeMap<String, String>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        environment.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", issuer);
        environment.put("QUARKUS_OIDC_TOKEN_ISSUER", issuer);
        // Services start beside Keycloak, which needs half a minute the first time.
        environment.put("QUARKUS_OIDC_CONNECTION_DELAY", "3M");
        if (service.isDoor()) {
            service.callees().forEach(callee -> environment.put(variable("ETOWN_UPSTREAMS_", callee, ""), url(callee)));
            return environment;
        }
        service.callees().forEach(callee -> environment.put(variable("ETOWN_FEEDS_", callee, "_URL"), url(callee)));
        putAccount(environment, service);
        putDatabase(environment, service.label());
        if (service == Service.COLLECTION) {
            environment.put("ETOWN_KEYS_FOLDER", home.keys().toString());
        }
        return environment;
    }

    private void putAccount(Map<String, String> environment, Service service) {
        environment.put("QUARKUS_OIDC_CLIENT_AUTH_SERVER_URL", issuer);
        environment.put("QUARKUS_OIDC_CLIENT_CLIENT_ID", service.module());
        environment.put("QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET", credentials.secret(service.module()));
        environment.put("QUARKUS_OIDC_CLIENT_CONNECTION_DELAY", "3M");
    }

    private void putDatabase(Map<String, String> environment, String database) {
        var jdbcUrl = postgresql.jdbcUrl(database);
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl);
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", jdbcUrl.substring("jdbc:".length()));
        environment.put("QUARKUS_DATASOURCE_USERNAME", database);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", credentials.require(Postgresql.database(database)));
    }

    private String url(Service service) {
        return "http://127.0.0.1:" + ports.of(service);
    }

    private static String variable(String before, Service service, String after) {
        return before + service.label().toUpperCase(Locale.ROOT) + after;
    }
}
