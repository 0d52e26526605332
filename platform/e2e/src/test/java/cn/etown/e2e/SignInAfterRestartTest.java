package cn.etown.e2e;

import cn.etown.local.LocalSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The connections that Keycloak keeps die with PostgreSQL: nobody who signs in afterwards is to meet one of them. */
@ExtendWith(RunningSystem.class)
class SignInAfterRestartTest {

    private static final List<String> PEOPLE =
            List.of("operator", "governor", "assessor", "auditor", "clerk-a", "signer-a", "clerk-b", "signer-b");

    private final LocalSystem system;

    SignInAfterRestartTest(LocalSystem system) {
        this.system = system;
    }

    @Test
    void nobodyIsTurnedAway() {
        // At the same time, so that several connections are kept.
        PEOPLE.parallelStream().forEach(this::signIn);

        system.postgresql().kill();
        system.postgresql().restart();

        PEOPLE.forEach(this::signIn);
    }

    private void signIn(String account) {
        assertThat(system.tokens().ofPerson(account)).isNotBlank();
    }
}
