package cn.etown.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;

/** Where each program listens, always on loopback. */
public record Ports(int postgresql, int keycloak, Map<Service, Integer> services) {

    /** The gateway's port when nothing else is said. */
    public static final int DEFAULT_BASE = 8080;

    private static final int KEYCLOAK_OFFSET = 100;
    private static final int POSTGRESQL_OFFSET = 352;

    public Ports {
        services = Map.copyOf(services);
    }

    /** The usual row of ports counted from the gateway's: 8080 gives 8080 to 8084, Keycloak 8180 and PostgreSQL 8432. */
    public static Ports from(int base) {
        if (base < 1024 || base > 65535 - POSTGRESQL_OFFSET) {
            throw Trouble.usage(
                    "--port-base 应在 1024 与 %d 之间".formatted(65535 - POSTGRESQL_OFFSET),
                    "--port-base must lie between 1024 and %d".formatted(65535 - POSTGRESQL_OFFSET));
        }
        var services = new EnumMap<Service, Integer>(Service.class);
        for (var service : Service.values()) {
            services.put(service, base + service.portOffset());
        }
        return new Ports(base + POSTGRESQL_OFFSET, base + KEYCLOAK_OFFSET, services);
    }

    /** Ports that nobody uses at this moment, for tests that run beside other things. */
    public static Ports free() {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < Service.values().length + 2; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            var free = sockets.stream().map(ServerSocket::getLocalPort).toList();
            var services = new EnumMap<Service, Integer>(Service.class);
            for (var service : Service.values()) {
                services.put(service, free.get(service.ordinal() + 2));
            }
            return new Ports(free.get(0), free.get(1), services);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            sockets.forEach(Ports::close);
        }
    }

    public int of(Service service) {
        return services.get(service);
    }

    /** Refuses the first port of these programs that somebody else listens on. */
    void requireUnused(Iterable<Service> wanted) {
        requireUnused("PostgreSQL", postgresql);
        requireUnused("Keycloak", keycloak);
        for (var service : wanted) {
            requireUnused(service.label(), of(service));
        }
    }

    static void requireUnused(String program, int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
        } catch (IOException e) {
            throw Trouble.portInUse(program, port);
        }
    }

    static int anyFree() {
        return free().keycloak();
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
