package cn.etown.local;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PortsTest {

    @Test
    void countsTheUsualPortsFromTheGateways() {
        var ports = Ports.from(Ports.DEFAULT_BASE);

        assertThat(Stream.of(Service.values()).map(ports::of)).containsExactly(8081, 8082, 8083, 8084, 8080);
        assertThat(ports.keycloak()).isEqualTo(8180);
        assertThat(ports.postgresql()).isEqualTo(8432);
    }

    @Test
    void refusesABaseThatLeavesNoRoom() {
        assertThatThrownBy(() -> Ports.from(65_500)).isInstanceOf(Trouble.class);
        assertThatThrownBy(() -> Ports.from(80)).isInstanceOf(Trouble.class);
    }

    @Test
    void namesThePortInUseInOneLineOfBothLanguages() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> Ports.requireUnused("gateway", port))
                    .isInstanceOfSatisfying(
                            Trouble.class,
                            trouble -> assertThat(trouble.kind().exitCode()).isEqualTo(4))
                    .hasMessageContaining("端口 " + port)
                    .hasMessageContaining("Port " + port + " (gateway) is in use")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void findsPortsThatAreFreeAndDifferent() {
        var ports = Ports.free();

        ports.requireUnused(List.of(Service.values()));
        assertThat(ports.services().values())
                .doesNotHaveDuplicates()
                .doesNotContain(ports.keycloak(), ports.postgresql());
    }
}
