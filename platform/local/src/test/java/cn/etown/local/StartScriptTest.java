package cn.etown.local;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What the script says before there is a virtual machine to say it. */
class StartScriptTest {

    private static final Path SCRIPT = Path.of(System.getProperty("test.root"), "platform/local/start");

    private static final List<String> MODULES = List.of(
            "governance-service",
            "collection-service",
            "monitoring-service",
            "assessment-service",
            "gateway",
            "platform/local",
            "platform/kit");

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

    @Test
    void buildsNothingThatIsUpToDate() throws IOException, InterruptedException {
        var project = builtProject();

        assertThat(startOf(project).text()).isEqualTo("started");
    }

    @Test
    void buildsTheLauncherAnewForAnotherRealm() throws IOException, InterruptedException {
        var project = builtProject();
        change(project.resolve("k8s/components/keycloak/etown-realm.json"));

        assertThat(startOf(project).text()).contains("mvn", "-pl platform/local clean package");
    }

    @Test
    void buildsAServiceAnewWhoseSourceWasRemoved() throws IOException, InterruptedException {
        var project = builtProject();
        Files.delete(project.resolve("gateway/src/main/Some.java"));

        assertThat(startOf(project).text()).contains("mvn", "-pl gateway clean package");
    }

    @Test
    void buildsEveryServiceAnewForAnotherKit() throws IOException, InterruptedException {
        var project = builtProject();
        change(project.resolve("platform/kit/src/main/Some.java"));

        assertThat(startOf(project).text())
                .contains(
                        "-pl governance-service,collection-service,monitoring-service,assessment-service,gateway,platform/local");
    }

    /** A project of which everything was built after it was written, both an hour ago and more. */
    private Path builtProject() throws IOException {
        var project = folder.resolve("project");
        for (var module : MODULES) {
            write(project.resolve(module + "/src/main/Some.java"));
            write(project.resolve(module + "/pom.xml"));
        }
        write(project.resolve("pom.xml"));
        write(project.resolve("k8s/components/keycloak/etown-realm.json"));
        write(project.resolve(".local/keycloak-1.tar.gz"));
        Files.copy(SCRIPT, project.resolve("platform/local/start"));
        try (var all = Files.walk(project)) {
            for (var each : all.toList()) {
                setAge(each, 2);
            }
        }
        for (var service : MODULES.subList(0, 5)) {
            setAge(write(project.resolve(service + "/target/quarkus-app/quarkus-run.jar")), 1);
        }
        setAge(write(project.resolve("platform/local/target/local.jar")), 1);
        return project;
    }

    private static Path write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "");
    }

    private static void change(Path file) throws IOException {
        setAge(file, 0);
    }

    private static void setAge(Path file, int hours) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(hours))));
    }

    /** Runs the script of {@code project}, with programs that say what they are asked. */
    private Answer startOf(Path project) throws IOException, InterruptedException {
        var programs = folder.resolve("programs/bin");
        program(programs.resolve("mvn"), "echo mvn \"$@\"");
        program(
                programs.resolve("java"),
                "[ \"$1\" = -version ] && echo 'openjdk version \"17.0.15\"' >&2 || echo started");
        var command =
                new ProcessBuilder("sh", project.resolve("platform/local/start").toString()).redirectErrorStream(true);
        command.environment().put("JAVA_HOME", programs.getParent().toString());
        command.environment().merge("PATH", programs.toString(), (path, first) -> first + ":" + path);
        return answerOf(command);
    }

    private record Answer(int code, String text) {}

    private Answer run(Path javaHome, String... arguments) throws IOException, InterruptedException {
        var command = new ProcessBuilder("sh", SCRIPT.toString()).redirectErrorStream(true);
        command.command().addAll(List.of(arguments));
        command.environment().put("JAVA_HOME", javaHome.toString());
        return answerOf(command);
    }

    private static Answer answerOf(ProcessBuilder command) throws IOException, InterruptedException {
        var process = command.start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text.strip());
    }

    private Path javaThatSays(String version) throws IOException {
        program(folder.resolve("bin/java"), "echo '" + version + "' >&2");
        return folder;
    }

    private static void program(Path file, String line) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
