package cn.etown.gateway.access;

import io.smallrye.config.ConfigMapping;

import java.util.List;
import java.util.Set;

/** Who may pass the gateway. What one may do behind it, each service decides for itself. */
@ConfigMapping(prefix = "etown.access")
public interface AccessRules {

    /** The operations that need no token; every other one does. */
    List<Operations> publicOperations();

    /** The roles that may read the gateway's own figures. */
    Set<String> metricsRoles();

    /** Whether {@code method} on {@code path} needs no token. */
    default boolean isPublic(String method, String path) {
        return publicOperations().stream().anyMatch(operations -> operations.contain(method, path));
    }

    /** The roles of which a caller must have one at {@code path}; none where any valid token will do. */
    default Set<String> rolesAt(String path) {
        return path.startsWith("/q/") ? metricsRoles() : Set.of();
    }
}
