package cn.etown.gateway.routing;

import cn.etown.gateway.access.Operations;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How large the body of a request may be, and how long it may take to come. */
@ConfigMapping(prefix = "etown.limits")
public interface BodyLimits {

    /** The most bytes of a body that carries no content of a batch. */
    MemorySize body();

    /** The most bytes of a body that carries content of a batch. */
    MemorySize contentBody();

    /** The longest a body that carries no content of a batch takes; for content the service that takes it sets a least rate. */
    Duration bodyTime();

    /** The operations that carry content of a batch. */
    List<Operations> contentOperations();

    /** What {@code method} on {@code path} takes. */
    default BodyLimit of(String method, String path) {
        boolean carriesContent = contentOperations().stream().anyMatch(operations -> operations.contain(method, path));
        return carriesContent
                ? new BodyLimit(contentBody().asLongValue(), Optional.empty())
                : new BodyLimit(body().asLongValue(), Optional.of(bodyTime()));
    }
}
