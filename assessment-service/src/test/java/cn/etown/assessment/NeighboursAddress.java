package cn.etown.assessment;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/** Says where the {@link Neighbours} will be, and that service tokens come from there too. */
public class NeighboursAddress implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        int port = freePort();
        String url = "http://127.0.0.1:" + port;
        return Map.ofEntries(
                Map.entry("neighbours.port", Integer.toString(port)),
                Map.entry("etown.feeds.governance.url", url),
                Map.entry("etown.feeds.collection.url", url),
                Map.entry("etown.feeds.monitoring.url", url),
                Map.entry("quarkus.oidc-client.enabled", "true"),
                Map.entry("quarkus.oidc-client.auth-server-url", url),
                Map.entry("quarkus.oidc-client.discovery-enabled", "false"),
                Map.entry("quarkus.oidc-client.token-path", "/token"),
                Map.entry("quarkus.oidc-client.credentials.secret", "secret"));
    }

    @Override
    public void stop() {
        // Only a number was taken.
    }

    /** After the resource that turns service tokens off. */
    @Override
    public int order() {
        return 1;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
