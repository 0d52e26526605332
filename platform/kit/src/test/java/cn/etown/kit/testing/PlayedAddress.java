package cn.etown.kit.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Says where the services will be whose part a test plays: all at one address, at the port {@code played.port}, and service
 * tokens come from its path {@code /token}.
 */
public abstract class PlayedAddress implements QuarkusTestResourceLifecycleManager {

    private final List<String> services;

    /** @param services the names of those that are played, as in {@code etown.feeds.<name>.url} */
    protected PlayedAddress(String... services) {
        this.services = List.of(services);
    }

    @Override
    public Map<String, String> start() {
        int port = freePort();
        String url = "http://127.0.0.1:" + port;
        var config = new HashMap<String, String>();
        config.put("played.port", Integer.toString(port));
        services.forEach(service -> config.put("etown.feeds." + service + ".url", url));
        config.put("quarkus.oidc-client.enabled", "true");
        config.put("quarkus.oidc-client.auth-server-url", url);
        config.put("quarkus.oidc-client.discovery-enabled", "false");
        config.put("quarkus.oidc-client.token-path", "/token");
        config.put("quarkus.oidc-client.credentials.secret", "secret");
        return config;
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

    /** Below those that the kernel gives to clients: until it is listened at, nobody is likely to take it. */
    private static int freePort() {
        return new Random()
                .ints(10_000, 30_000)
                .filter(PlayedAddress::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
