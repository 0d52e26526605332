package cn.etown.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The five services; each may call those named behind it, and no others. */
public enum Service {
    GOVERNANCE(1),
    COLLECTION(2, GOVERNANCE),
    MONITORING(3, COLLECTION, GOVERNANCE),
    ASSESSMENT(4, MONITORING, COLLECTION, GOVERNANCE),
    GATEWAY(0, ASSESSMENT, MONITORING, COLLECTION, GOVERNANCE);

    private final int portOffset;
    private final List<Service> callees;

    Service(int portOffset, Service... callees) {
        this.portOffset = portOffset;
        this.callees = List.of(callees);
    }

    /** The name in paths, databases and settings: {@code governance}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    int portOffset() {
        return portOffset;
    }

    List<Service> callees() {
        return callees;
    }

    /** The gateway keeps nothing and has no account of its own: it hands on the caller's token. */
    boolean isDoor() {
        return this == GATEWAY;
    }

    /** The Maven module, which is also the Keycloak client of a service that has an account. */
    String module() {
        return isDoor() ? label() : label() + "-service";
    }

    Path jarIn(Path root) {
        return root.resolve(module()).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
