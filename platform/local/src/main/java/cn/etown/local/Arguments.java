package cn.etown.local;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** What was asked for on the command line. */
record Arguments(Path home, int portBase, boolean demo, boolean help) {

    static final String HELP = """
            platform/local/start [选项 options]

              --demo          装入一份小型演示数据 · load a small demonstration (synthetic)
              --home 目录      数据目录，默认 .local/home · the folder that keeps the data
              --port-base N   网关端口，默认 8080，其余依次类推 · the gateway's port, the others follow from it
              --help          显示本说明 · show this

            退出码 exit codes: 1 失败 failed, 2 参数 usage, 3 Java, 4 端口 port, 5 磁盘 disk, 6 已在运行 running, 7 未构建 not built
            """;

    static Arguments parse(List<String> words, Path root) {
        var parsed = new Arguments(root.resolve(".local/home"), Ports.DEFAULT_BASE, false, false);
        for (var rest = words.iterator(); rest.hasNext(); ) {
            var word = rest.next();
            parsed = switch (word) {
                case "--demo" -> new Arguments(parsed.home, parsed.portBase, true, parsed.help);
                case "--help", "-h" -> new Arguments(parsed.home, parsed.portBase, parsed.demo, true);
                case "--home" -> new Arguments(Path.of(value(word, rest)), parsed.portBase, parsed.demo, parsed.help);
                case "--port-base" ->
                    new Arguments(parsed.home, number(word, value(word, rest)), parsed.demo, parsed.help);
                default ->
                    throw Trouble.usage(
                            "不认识的选项 %s，见 --help".formatted(word), "Unknown option %s, see --help".formatted(word));
            };
        }
        return parsed;
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
}
