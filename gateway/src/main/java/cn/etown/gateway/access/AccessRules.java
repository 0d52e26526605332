package cn.etown.gateway.access;

import io.smallrye.config.ConfigMapping;

import java.util.List;
import java.util.Set;

/** Who may pass the gateway. What one may do behind it, each service decides for itself. */
@ConfigMapping(prefix = "etown.access")
public interface AccessRules {

    /** The operations under /api/ that need no token. */
    List<Operations> publicOperations();

    /** The roles that may read the gateway's own figures. */
    Set<String> metricsRoles();

    /** Whether {@code method} on {@code path} needs no token. */
    default boolean isPublic(String method, String path) {
        boolean ofTheApi = path.startsWith("/api/");
        return ofTheApi
                ? publicOperations().stream().anyMatch(operations -> operations.contain(method, path))
                : !isMetrics(path);
    }

    /** Whether {@code path} shows the gateway's own figures. */
    default boolean isMetrics(String path) {
        return path.startsWith("/q/metrics");
    }
}
