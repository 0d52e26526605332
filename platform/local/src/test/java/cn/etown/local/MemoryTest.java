package cn.etown.local;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class MemoryTest {

    @Test
    void knowsWhatAProcessHoldsAndTheMostItEverHeld() throws IOException {
        var memory = Memory.of(ProcessHandle.current());

        assertThat(memory.resident()).isPositive();
        assertThat(memory.proportional()).isPositive().isLessThanOrEqualTo(memory.resident());
        // The kernel keeps the peak a little less exactly than what is resident now.
        assertThat(memory.peak()).isGreaterThan(memory.resident() / 10 * 9);
    }

    @Test
    void countsAProcessThatEndedAsNothing() throws IOException, InterruptedException {
        var ended = new ProcessBuilder("true").start();
        ended.waitFor();

        assertThat(Memory.of(ended.toHandle())).isEqualTo(new Memory(0, 0, 0));
    }

    /** Its files are there still, and cannot be read. */
    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void countsAProcessThatEndedAsNothingBeforeItsParentTakesNote() throws IOException, InterruptedException {
        // The shell becomes a program that takes note of nothing.
        var parent = new ProcessBuilder("sh", "-c", "sleep 0.1 & exec sleep 600").start();
        try {
            var child = awaitEnded(parent);

            assertThat(Memory.of(child)).isEqualTo(new Memory(0, 0, 0));
            assertThat(Memory.of(parent.toHandle()).resident()).isPositive();
        } finally {
            parent.destroyForcibly().waitFor();
        }
    }

    /** The child of a process, as soon as it has ended. */
    private static ProcessHandle awaitEnded(Process parent) throws IOException {
        var child = parent.children().findFirst();
        while (child.isEmpty()
                || !Files.readString(Path.of("/proc/" + child.get().pid() + "/stat"))
                        .contains(") Z ")) {
            Thread.onSpinWait();
            child = parent.children().findFirst();
        }
        return child.get();
    }
}
