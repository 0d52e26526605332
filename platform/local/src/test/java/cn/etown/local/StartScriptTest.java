package cn.etown.local;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What the script says before there is a virtual machine to say it. */
class StartScriptTest {

    private static final Path SCRIPT = Path.of(System.getProperty("test.root"), "platform/local/start");

    @TempDir
    Path folder;

    @Test
    void asksForAJavaThatIsMissing() throws IOException, InterruptedException {
        var answer = run(folder.resolve("nothing"));

        assertThat(answer.code()).isEqualTo(3);
        assertThat(answer.text()).contains("找不到 Java", "Java is missing").hasLineCount(1);
    }

    @Test
    void refusesAJavaThatIsTooOld() throws IOException, InterruptedException {
        var answer = run(javaThatSays("openjdk version \"11.0.22\" 2024-01-16"));

        assertThat(answer.code()).isEqualTo(3);
        assertThat(answer.text()).contains("Java 11 太旧", "Java 11 is too old").hasLineCount(1);
    }

    @Test
    void readsTheVersionOfVeryOldJavas() throws IOException, InterruptedException {
        var answer = run(javaThatSays("java version \"1.8.0_402\""));

        assertThat(answer.text()).contains("Java 8 is too old");
    }

    @Test
    void explainsItsOptionsWithoutBuildingAnything() throws IOException, InterruptedException {
        var answer = run(javaThatSays("openjdk version \"17.0.15\" 2025-04-15"), "--help");

        assertThat(answer.code()).isZero();
        assertThat(answer.text()).contains("--demo", "--home", "--port-base");
    }

    private record Answer(int code, String text) {}

    private Answer run(Path javaHome, String... arguments) throws IOException, InterruptedException {
        var command = new ProcessBuilder("sh", SCRIPT.toString()).redirectErrorStream(true);
        command.command().addAll(List.of(arguments));
        command.environment().put("JAVA_HOME", javaHome.toString());
        var process = command.start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text.strip());
    }

    private Path javaThatSays(String version) throws IOException {
        var program = folder.resolve("bin/java");
        Files.createDirectories(program.getParent());
        Files.writeString(program, "#!/bin/sh\necho '" + version + "' >&2\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder;
    }
}
