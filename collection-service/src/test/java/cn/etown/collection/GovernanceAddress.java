package cn.etown.collection;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/** Says where the {@link PlayedGovernance} will be, and that service tokens come from there too. */
public class GovernanceAddress implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        int port = freePort();
        String url = "http://127.0.0.1:" + port;
        return Map.of(
                "governance.port", Integer.toString(port),
                "etown.feeds.governance.url", url,
                "quarkus.oidc-client.enabled", "true",
                "quarkus.oidc-client.auth-server-url", url,
                "quarkus.oidc-client.discovery-enabled", "false",
                "quarkus.oidc-client.token-path", "/token",
                "quarkus.oidc-client.credentials.secret", "secret");
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
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
