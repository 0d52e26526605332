package cn.etown.e2e;

import cn.etown.local.LocalSystem;
import cn.etown.local.Welcome;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** The call that the command prints for a newcomer to paste, in the shell it is pasted into. */
@ExtendWith(RunningSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstCallTest {

    private final County county;
    private final LocalSystem system;

    FirstCallTest(County county, LocalSystem system) {
        this.county = county;
        this.system = system;
    }

    @Test
    void listsTheUnits() throws IOException {
        assumeThat(hasCurl()).as("curl is on the path").isTrue();

        assertThat(items(printedCall())).isEqualTo(units());
    }

    @Test
    void listsTheUnitsOnAMachineWithoutCurlToo() throws IOException {
        String curl = "curl() { '%s' -cp '%s' %s \"$@\"; }\n"
                .formatted(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        Path.of("target/test-classes").toAbsolutePath(),
                        PlainCurl.class.getName());

        assertThat(items(curl + printedCall())).isEqualTo(units());
    }

    private static boolean hasCurl() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "curl")));
    }

    private List<JsonNode> units() {
        List<JsonNode> units = county.person("operator").all("/api/governance/v1/units");
        assertThat(units).isNotEmpty();
        return units;
    }

    /** The lines between the title of the call and the hint at its end. */
    private String printedCall() {
        return Welcome.to(system)
                .lines()
                .dropWhile(line -> !line.contains("The first call:"))
                .skip(1)
                .takeWhile(line -> !line.contains("Ctrl-C"))
                .collect(Collectors.joining("\n"));
    }

    private static List<JsonNode> items(String script) throws IOException {
        var shell = new ProcessBuilder("sh", "-eu", "-c", script)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        JsonNode page = new ObjectMapper().readTree(answer);
        assertThat(page.path("items").isArray()).as(answer).isTrue();
        return StreamSupport.stream(page.path("items").spliterator(), false).toList();
    }
}
