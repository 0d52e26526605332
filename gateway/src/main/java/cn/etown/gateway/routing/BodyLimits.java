package cn.etown.gateway.routing;

import cn.etown.gateway.access.Operations;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;

import java.util.List;

/** How large the body of a request may be. */
@ConfigMapping(prefix = "etown.limits")
public interface BodyLimits {

    /** The most bytes of a body that carries no content of a batch. */
    MemorySize body();

    /** The most bytes of a body that carries content of a batch. */
    MemorySize contentBody();

    /** The operations that carry content of a batch. */
    List<Operations> contentOperations();

    /** The most bytes {@code method} on {@code path} takes. */
    default long of(String method, String path) {
        boolean carriesContent = contentOperations().stream().anyMatch(operations -> operations.contain(method, path));
        return (carriesContent ? contentBody() : body()).asLongValue();
    }
}
