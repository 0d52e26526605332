package cn.etown.local;

import cn.etown.local.demo.Demo;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The command that runs the whole system until it is told to end. */
public final class Main {

    private final PrintStream out;
    private final Path root;

    private Main(PrintStream out, Path root) {
        this.out = out;
        this.root = root;
    }

    public static void main(String[] words) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new Main(out, Path.of(System.getProperty("etown.root", ""))).run(List.of(words)));
    }

    private int run(List<String> words) {
        try {
            return run(Arguments.parse(words, root));
        } catch (RuntimeException e) {
            return tell(Trouble.of(e));
        }
    }

    private int run(Arguments arguments) {
        var options = Options.of(root, arguments.home())
                .on(Ports.from(arguments.portBase()))
                .only(arguments.services())
                .telling(Progress.to(out));
        var system = LocalSystem.in(options);
        endWith(system);
        try {
            system.start();
            if (arguments.demo()) {
                new Demo(system.url(Service.GATEWAY), system.tokens(), options.progress()).load();
            }
            out.println(Welcome.to(system));
            throw unexpectedEnd(firstToEnd(system));
        } catch (RuntimeException e) {
            // What fails because everything is being stopped is no trouble.
            return system.isClosed() ? 0 : tell(Trouble.of(e));
        }
    }

    private int tell(Trouble trouble) {
        out.println(trouble.getMessage());
        return trouble.kind().exitCode();
    }

    /** Ctrl-C, SIGTERM, the end of the terminal or of the parent process, and a failure all end the system first. */
    private void endWith(LocalSystem system) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            out.println("正在停止 · Stopping");
            system.close();
            out.println("已全部停止 · All is stopped");
        }));
        var watch = new Thread(Main::awaitEndOfParent, "parent");
        watch.setDaemon(true);
        watch.start();
    }

    /** A process without its parent gets another at once; that tells it sooner than the parent's own end would. */
    private static void awaitEndOfParent() {
        var parent = ProcessHandle.current().parent();
        while (ProcessHandle.current().parent().equals(parent)) {
            Program.pause();
        }
        Runtime.getRuntime().exit(0);
    }

    private static Program firstToEnd(LocalSystem system) {
        var ends = system.programs().stream()
                .map(program -> program.process().onExit().thenApply(ended -> program))
                .toArray(CompletableFuture<?>[]::new);
        return (Program) CompletableFuture.anyOf(ends).join();
    }

    private static Trouble unexpectedEnd(Program program) {
        return Trouble.failed(
                "%s 意外退出，日志见 %s".formatted(program.name(), program.log()),
                "%s ended unexpectedly, its log is %s".formatted(program.name(), program.log()),
                null);
    }
}
