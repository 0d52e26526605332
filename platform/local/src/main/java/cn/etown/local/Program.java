package cn.etown.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One program of the local system: how it is started, when it is ready, and the process while it runs.
 *
 * <p>Not for use by several threads at once, apart from {@link #isAlive()}.
 */
public final class Program {

    private static final Duration POLL = Duration.ofMillis(100);

    /** Long enough for a first start on a busy machine, and for PostgreSQL to recover after a kill. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final int LAST_BYTES = 4000;

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final BooleanSupplier ready;
    private final Consumer<Process> askToEnd;
    private final ProcessRecords records;

    private volatile Process process;

    Program(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path log,
            BooleanSupplier ready,
            Consumer<Process> askToEnd,
            ProcessRecords records) {
        this.name = name;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.log = log;
        this.ready = ready;
        this.askToEnd = askToEnd;
        this.records = records;
    }

    public String name() {
        return name;
    }

    public Path log() {
        return log;
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    /**
     * Kills the process with SIGKILL and waits until it is gone, and with it the processes it had started: those of
     * PostgreSQL notice by themselves, and until then it could not start again.
     */
    public void kill() {
        var family = process.descendants().toList();
        process.destroyForcibly();
        ProcessRecords.awaitEnd(process.toHandle());
        family.forEach(ProcessRecords::awaitEnd);
        records.forget(name);
    }

    /** Asks the process to end and waits until it has. Harmless when it does not run. */
    public void stop() {
        if (isAlive()) {
            askToEnd.accept(process);
            ProcessRecords.awaitEnd(process.toHandle());
        }
        records.forget(name);
    }

    /** Starts the program again after {@link #kill()} or {@link #stop()} and returns when it is ready. */
    public void restart() {
        if (isAlive()) {
            throw new IllegalStateException(name + " is still running");
        }
        launch();
        awaitReady();
    }

    /** Starts the process and does not wait for it. Its former log is kept beside the new one. */
    void launch() {
        try {
            if (Files.exists(log)) {
                Files.move(log, Archive.sibling(log, ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            process = builder.start();
            records.remember(name, process.toHandle());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the program answers; says where its log is when it ends or stays silent instead. */
    void awaitReady() {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                records.forget(name);
                throw Trouble.ended(name, process.exitValue(), log, lastLines());
            }
            if (System.nanoTime() > deadline) {
                throw Trouble.failed(
                        "%s 在 %d 秒内未就绪，日志见 %s".formatted(name, PATIENCE.toSeconds(), log),
                        "%s was not ready within %d s, its log is %s".formatted(name, PATIENCE.toSeconds(), log),
                        null);
            }
            pause();
        }
        // A wrapper has become the program itself by now, and is known under that name from here on.
        records.remember(name, process.toHandle());
    }

    /** The end of what the program wrote. */
    String lastLines() {
        try {
            var bytes = Files.readAllBytes(log);
            int from = Math.max(0, bytes.length - LAST_BYTES);
            return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void pause() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting", e);
        }
    }
}
