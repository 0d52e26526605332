package cn.etown.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * How much memory a program and the processes it started hold, in kB as the kernel counts it.
 *
 * @param resident pages in memory; pages that several processes share count in each
 * @param proportional the same with every shared page divided among those who share it: these may be added up
 * @param peak the most that was ever resident; of several processes the sum of their peaks, which need not have come together
 */
public record Memory(long resident, long proportional, long peak) {

    private static final Memory NONE = new Memory(0, 0, 0);

    /** What a process and those it started hold at this moment; processes that just ended count as nothing. */
    static Memory of(ProcessHandle process) throws IOException {
        var sum = NONE;
        for (var each : Stream.concat(Stream.of(process), process.descendants()).toList()) {
            sum = sum.plus(of(each.pid()));
        }
        return sum;
    }

    Memory plus(Memory other) {
        return new Memory(resident + other.resident, proportional + other.proportional, peak + other.peak);
    }

    private static Memory of(long pid) throws IOException {
        try {
            var pages = Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup"));
            var status = Files.readAllLines(Path.of("/proc/" + pid + "/status"));
            return new Memory(kilobytes(pages, "Rss:"), kilobytes(pages, "Pss:"), kilobytes(status, "VmHWM:"));
        } catch (IOException failure) {
            if (holdsMemory(pid)) {
                throw failure;
            }
            return NONE;
        }
    }

    /** A process that just ended has no files any more, or files that say nothing or cannot be read. */
    private static boolean holdsMemory(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .anyMatch(line -> line.startsWith("VmRSS:"));
        } catch (IOException ended) {
            return false;
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
