package cn.etown.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Remembers the processes of a home in files, so that the next start can stop those that a killed launcher left behind.
 *
 * <p>Process ids are used again by the system. A process is taken for ours only when it also began at the recorded moment
 * and runs the recorded program; anything else is left alone.
 */
final class ProcessRecords {

    /** The kernel tells the beginning to a hundredth of a second, counted from a boot time that may be corrected later. */
    private static final Duration CLOCK_CORRECTION = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path folder;

    ProcessRecords(Path folder) {
        this.folder = folder;
    }

    void remember(String program, ProcessHandle process) {
        var info = process.info();
        var lines = List.of(
                String.valueOf(process.pid()),
                info.startInstant().map(Instant::toString).orElse(""),
                info.command().orElse(""));
        try {
            Files.write(file(program), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forget(String program) {
        try {
            Files.deleteIfExists(file(program));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops what an earlier launcher left running, gently first, and returns the names of those programs. */
    List<String> stopOrphans() throws IOException {
        try (var files = Files.list(folder)) {
            var records = files.filter(file -> file.toString().endsWith(".pid"))
                    .sorted()
                    .toList();
            var orphans = records.stream().flatMap(file -> ours(file).stream()).toList();
            orphans.forEach(orphan -> orphan.process().destroy());
            for (var orphan : orphans) {
                awaitEnd(orphan.process());
            }
            for (var file : records) {
                Files.delete(file);
            }
            return orphans.stream().map(Orphan::program).toList();
        }
    }

    private record Orphan(String program, ProcessHandle process) {}

    private static Optional<Orphan> ours(Path file) {
        try {
            var lines = Files.readAllLines(file);
            if (lines.size() < 3 || lines.get(1).isEmpty()) {
                return Optional.empty();
            }
            var began = Instant.parse(lines.get(1));
            var program = file.getFileName().toString().replace(".pid", "");
            return ProcessHandle.of(Long.parseLong(lines.get(0)))
                    .filter(process -> isSame(process.info(), began, lines.get(2)))
                    .map(process -> new Orphan(program, process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSame(ProcessHandle.Info info, Instant began, String command) {
        return info.startInstant()
                        .filter(start -> Duration.between(start, began).abs().compareTo(CLOCK_CORRECTION) <= 0)
                        .isPresent()
                && info.command().filter(command::equals).isPresent();
    }

    /** Waits for the end of a process that was asked to end, and insists after a while. */
    static void awaitEnd(ProcessHandle process) {
        if (!endsWithin(PATIENCE, process)) {
            process.destroyForcibly();
            endsWithin(PATIENCE, process);
        }
    }

    private static boolean endsWithin(Duration time, ProcessHandle process) {
        try {
            process.onExit().get(time.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path file(String program) {
        return folder.resolve(program + ".pid");
    }
}
