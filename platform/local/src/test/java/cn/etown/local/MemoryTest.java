package cn.etown.local;

import org.junit.jupiter.api.Test;

import java.io.IOException;

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
}
