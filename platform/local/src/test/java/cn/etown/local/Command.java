package cn.etown.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The command {@link Main} as a process of its own, and what it says. */
final class Command {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Process process;
    private final BufferedReader lines;
    private final List<String> said = new ArrayList<>();

    private Command(List<String> words) throws IOException {
        process = new ProcessBuilder(words).redirectErrorStream(true).start();
        lines = process.inputReader(StandardCharsets.UTF_8);
    }

    static Command start(String... arguments) throws IOException {
        return new Command(words(arguments));
    }

    /** Starts the command as the child of a shell, so that its parent can die without it. */
    static Command startInAShell(String... arguments) throws IOException {
        var words = new ArrayList<>(List.of("sh", "-c", "\"$@\" & wait", "sh"));
        words.addAll(words(arguments));
        return new Command(words);
    }

    private static List<String> words(String... arguments) {
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Detown.root=" + System.getProperty("test.root"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        words.addAll(List.of(arguments));
        return words;
    }

    /** What was said up to the line that contains {@code words}; fails when the command ends before. */
    String awaitLine(String words) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            said.add(line);
            if (line.contains(words)) {
                return said();
            }
        }
        throw new AssertionError("Ended without saying: " + words + "\n" + said());
    }

    /** All that was said, once the last process that could say something is gone. */
    String awaitEnd() throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            said.add(line);
        }
        return said();
    }

    /** The process and those it has started. */
    List<ProcessHandle> processes() {
        var processes = new ArrayList<>(process.descendants().toList());
        processes.add(process.toHandle());
        return processes;
    }

    /** Whether a process runs; one that has ended may still be listed when nobody asks for its exit code. */
    static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    /** What Ctrl-C in a terminal does. */
    void interrupt() throws IOException, InterruptedException {
        var kill = new ProcessBuilder("sh", "-c", "kill -" + interruption() + " " + process.pid());
        if (kill.inheritIO().start().waitFor() != 0) {
            throw new AssertionError("There was no process to interrupt");
        }
    }

    /** A build that runs behind a shell may have to ignore SIGINT, and so must all it starts; SIGTERM does the same. */
    private static String interruption() throws IOException {
        try (var status = Files.lines(Path.of("/proc/self/status"))) {
            var ignored = status.filter(line -> line.startsWith("SigIgn:"))
                    .map(line -> Long.parseUnsignedLong(
                            line.substring("SigIgn:".length()).strip(), 16))
                    .findFirst()
                    .orElseThrow();
            return (ignored & 1L << 1) == 0 ? "INT" : "TERM";
        }
    }

    /** Kills the process that was started first: the command, or the shell that started it. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    /** Waits until none of the processes runs; what they say meanwhile nobody hears when their parent is gone. */
    static void awaitEnd(List<ProcessHandle> processes) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (processes.stream().anyMatch(Command::runs)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Some still run: " + processes);
            }
            Program.pause();
        }
    }

    /** Ends whatever still runs. */
    void stop() {
        processes().forEach(ProcessHandle::destroy);
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    private String said() {
        return String.join("\n", said);
    }
}
