package cn.etown.local;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessRecordsTest {

    @TempDir
    Path folder;

    private ProcessRecords records;
    private Process process;

    @BeforeEach
    void startAProcess() throws IOException {
        records = new ProcessRecords(folder);
        process = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void endIt() {
        process.destroyForcibly();
    }

    @Test
    void stopsWhatAnEarlierLauncherLeftRunning() throws IOException {
        records.remember("collection", process.toHandle());

        assertThat(records.stopOrphans()).containsExactly("collection");

        assertThat(process.isAlive()).isFalse();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void leavesAnotherProcessUnderTheSameIdAlone() throws IOException {
        var begun = process.info().startInstant().orElseThrow().minusSeconds(3600);
        var command = process.info().command().orElseThrow();
        record(List.of(String.valueOf(process.pid()), begun.toString(), command));

        assertThat(records.stopOrphans()).isEmpty();

        assertThat(process.isAlive()).isTrue();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void leavesAnotherProgramUnderTheSameIdAlone() throws IOException {
        var begun = process.info().startInstant().orElseThrow();
        record(List.of(String.valueOf(process.pid()), begun.toString(), "/usr/bin/other"));

        assertThat(records.stopOrphans()).isEmpty();

        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void forgetsWhatEndedLongAgoOrWasNeverWholeWritten() throws IOException {
        record(List.of("2147483647", "2026-01-01T00:00:00Z", "/usr/bin/java"));
        Files.writeString(folder.resolve("gateway.pid"), "");

        assertThat(records.stopOrphans()).isEmpty();

        assertThat(folder).isEmptyDirectory();
    }

    private void record(List<String> lines) throws IOException {
        Files.write(folder.resolve("collection.pid"), lines);
    }
}
