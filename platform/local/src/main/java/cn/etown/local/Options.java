package cn.etown.local;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a local system consists of.
 *
 * @param root the project's folder: the built services and, in {@code .local}, the unpacked programs
 * @param home the folder that keeps the data
 * @param ports where each program listens
 * @param services the services to start; PostgreSQL and Keycloak always run
 * @param settings additional environment variables of single services
 * @param virtualMachines the options of a service's virtual machine, where they differ from {@link #VIRTUAL_MACHINE}
 * @param progress told of each step
 */
public record Options(
        Path root,
        Path home,
        Ports ports,
        Set<Service> services,
        Map<Service, Map<String, String>> settings,
        Map<Service, List<String>> virtualMachines,
        Progress progress) {

    /**
     * Small and quick to start; 160 MB of heap carry the demonstration and the tests. One that ran out of memory ends, which
     * is noticed, instead of living on by half.
     */
    public static final List<String> VIRTUAL_MACHINE =
            List.of("-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError");

    public Options {
        root = root.toAbsolutePath().normalize();
        home = home.toAbsolutePath().normalize();
        services = Set.copyOf(services);
        settings = Map.copyOf(settings);
        virtualMachines = Map.copyOf(virtualMachines);
    }

    /** All services on the usual ports. */
    public static Options of(Path root, Path home) {
        return new Options(
                root,
                home,
                Ports.from(Ports.DEFAULT_BASE),
                EnumSet.allOf(Service.class),
                Map.of(),
                Map.of(),
                Progress.SILENT);
    }

    public Options on(Ports other) {
        return new Options(root, home, other, services, settings, virtualMachines, progress);
    }

    public Options only(Set<Service> some) {
        return new Options(root, home, ports, some, settings, virtualMachines, progress);
    }

    /** Adds an environment variable for one service. */
    public Options with(Service service, String variable, String value) {
        var more = new EnumMap<Service, Map<String, String>>(Service.class);
        more.putAll(settings);
        var ofService = new HashMap<>(settings.getOrDefault(service, Map.of()));
        ofService.put(variable, value);
        more.put(service, Map.copyOf(ofService));
        return new Options(root, home, ports, services, more, virtualMachines, progress);
    }

    /** Replaces the options of one service's virtual machine. */
    public Options withVirtualMachine(Service service, List<String> options) {
        var more = new EnumMap<Service, List<String>>(Service.class);
        more.putAll(virtualMachines);
        more.put(service, List.copyOf(options));
        return new Options(root, home, ports, services, settings, more, progress);
    }

    public Options telling(Progress listener) {
        return new Options(root, home, ports, services, settings, virtualMachines, listener);
    }

    /** The folder of the programs that are unpacked once for all homes. */
    Path tools() {
        return root.resolve(".local");
    }
}
