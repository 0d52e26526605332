package cn.etown.gateway.routing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The services behind the gateway. */
public enum Service {
    GOVERNANCE,
    COLLECTION,
    MONITORING,
    ASSESSMENT;

    /** The service's name as it stands in paths and configuration. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The path of the service's own OpenAPI document. */
    public String documentPath() {
        return "/api/" + slug() + "/v1/openapi";
    }

    /** The service that answers {@code path}, or empty where none does. */
    public static Optional<Service> behind(String path) {
        return Arrays.stream(values())
                .filter(service -> path.startsWith("/api/" + service.slug() + "/"))
                .findFirst();
    }
}
