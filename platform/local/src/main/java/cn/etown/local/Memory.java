package cn.etown.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * How much memory a program and the processes it started hold, in kB as the kernel counts it.
 *
 * @param resident pages in memory; pages that several processes share count in each
 * @param proportional the same with every shared page divided among those who share it: these may be added up
 */
public record Memory(long resident, long proportional) {

    /** What a program holds at this moment; processes that just ended count as nothing. */
    static Memory of(Program program) throws IOException {
        var sum = new Memory(0, 0);
        var process = program.process();
        for (var each : Stream.concat(Stream.of(process), process.descendants()).toList()) {
            sum = sum.plus(of(each.pid()));
        }
        return sum;
    }

    Memory plus(Memory other) {
        return new Memory(resident + other.resident, proportional + other.proportional);
    }

    private static Memory of(long pid) throws IOException {
        try {
            var lines = Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup"));
            return new Memory(kilobytes(lines, "Rss:"), kilobytes(lines, "Pss:"));
        } catch (NoSuchFileException ended) {
            return new Memory(0, 0);
        }
    }

    private static long kilobytes(Iterable<String> lines, String heading) {
        for (var line : lines) {
            if (line.startsWith(heading)) {
                return Long.parseLong(
                        line.substring(heading.length()).replace("kB", "").trim());
            }
        }
        return 0;
    }
}
