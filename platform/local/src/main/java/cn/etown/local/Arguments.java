package cn.etown.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What was asked for on the command line; the script {@code start} explains the options. */
record Arguments(Path home, int portBase, Set<Service> services, boolean demo) {

    private static final String NO_SERVICES = "none";

    static Arguments parse(List<String> words, Path root) {
        var home = root.resolve(".local/home");
        int portBase = Ports.DEFAULT_BASE;
        Set<Service> services = EnumSet.allOf(Service.class);
        boolean demo = false;
        for (var rest = words.iterator(); rest.hasNext(); ) {
            var option = rest.next();
            switch (option) {
                case "--demo" -> demo = true;
                case "--home" -> home = Path.of(value(option, rest));
                case "--port-base" -> portBase = number(option, value(option, rest));
                case "--services" -> services = services(value(option, rest));
                default ->
                    throw Trouble.usage(
                            "不认识的选项 %s，见 --help".formatted(option), "Unknown option %s, see --help".formatted(option));
            }
        }
        return new Arguments(home, portBase, services, demo);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw Trouble.usage(option + " 缺少值", option + " wants a value");
        }
        return rest.next();
    }

    private static int number(String option, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw Trouble.usage(option + " 应为数字", option + " wants a number");
        }
    }

    private static Set<Service> services(String names) {
        if (names.equals(NO_SERVICES)) {
            return Set.of();
        }
        return Arrays.stream(names.split(",")).map(Arguments::service).collect(Collectors.toSet());
    }

    private static Service service(String label) {
        return Arrays.stream(Service.values())
                .filter(service -> service.label().equals(label))
                .findFirst()
                .orElseThrow(() -> Trouble.usage("没有服务 " + label, "There is no service " + label));
    }
}
