package cn.etown.e2e;

import cn.etown.local.LocalSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The connections that Keycloak keeps die with PostgreSQL: nobody who signs in afterwards is to meet one of them. */
@ExtendWith(RunningSystem.class)
class SignInAfterRestartTest {

    private static final List<String> PEOPLE =
            List.of("operator", "governor", "assessor", "auditor", "clerk-a", "signer-a", "clerk-b", "signer-b");

    private final County county;
    private final LocalSystem system;

    SignInAfterRestartTest(County county, LocalSystem system) {
        this.county = county;
        this.system = system;
    }

    @Test
    void nobodyIsTurnedAway() {
        // At the same time, so that several connections are kept.
        PEOPLE.parallelStream().forEach(this::signIn);

        system.postgresql().kill();
        system.postgresql().restart();

        PEOPLE.forEach(this::signIn);
        // The services find it out as well before others use them.
        awaitAnswer("/api/governance/v1/units");
        awaitAnswer("/api/collection/v1/batches");
    }

    private void awaitAnswer(String path) {
        await().atMost(County.PATIENCE)
                .until(() -> county.person("operator").get(path).status() == 200);
    }

    private void signIn(String account) {
        assertThat(system.tokens().ofPerson(account)).isNotBlank();
    }
}
