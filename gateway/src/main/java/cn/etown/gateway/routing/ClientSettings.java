package cn.etown.gateway.routing;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;

import java.time.Duration;

/** How the gateway speaks with the services. */
@ConfigMapping(prefix = "etown.client")
public interface ClientSettings {

    /** The longest wait for a connection, whether a new one or one from the pool. */
    Duration connectTimeout();

    /** The longest wait from the end of a request to the head of its answer. */
    Duration answerTimeout();

    /** A connection on which nothing moved for so long is closed. */
    Duration idleTimeout();

    /** The most connections to one service. */
    int poolSize();

    /** The most requests that wait for a connection to one service. */
    int waitQueue();

    /** The most bytes of an answer's headers. */
    MemorySize maxHeaderSize();
}
