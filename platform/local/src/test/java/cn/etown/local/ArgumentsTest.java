package cn.etown.local;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ArgumentsTest {

    private static final Path ROOT = Path.of("/srv/etown");

    @Test
    void startsEverythingOnTheUsualPortsWhenNothingIsSaid() {
        var arguments = Arguments.parse(List.of(), ROOT);

        assertThat(arguments.home()).isEqualTo(Path.of("/srv/etown/.local/home"));
        assertThat(arguments.portBase()).isEqualTo(8080);
        assertThat(arguments.services()).containsExactlyInAnyOrder(Service.values());
        assertThat(arguments.demo()).isFalse();
    }

    @Test
    void takesEveryOption() {
        var arguments = Arguments.parse(
                List.of("--demo", "--home", "/data", "--port-base", "9080", "--services", "governance,gateway"), ROOT);

        assertThat(arguments)
                .isEqualTo(new Arguments(Path.of("/data"), 9080, Set.of(Service.GOVERNANCE, Service.GATEWAY), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nonsense", "--home", "--port-base", "--port-base x", "--services nothing"})
    void refusesWhatItDoesNotUnderstand(String line) {
        assertThatThrownBy(() -> Arguments.parse(List.of(line.split(" ")), ROOT))
                .isInstanceOfSatisfying(
                        Trouble.class,
                        trouble -> assertThat(trouble.kind().exitCode()).isEqualTo(2));
    }
}
