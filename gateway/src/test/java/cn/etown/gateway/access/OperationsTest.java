package cn.etown.gateway.access;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OperationsTest {

    private final Operations operations = Operations.of("GET /api/*/v1/openapi");

    @Test
    void aStarStandsForOneSegment() {
        assertThat(operations.contain("GET", "/api/collection/v1/openapi")).isTrue();
        assertThat(operations.contain("GET", "/api/v1/openapi")).isFalse();
        assertThat(operations.contain("GET", "/api/a/b/v1/openapi")).isFalse();
        assertThat(operations.contain("GET", "/api//v1/openapi")).isFalse();
    }

    @Test
    void thePathIsMeantWhole() {
        assertThat(operations.contain("GET", "/api/collection/v1/openapi/")).isFalse();
        assertThat(operations.contain("GET", "/x/api/collection/v1/openapi")).isFalse();
    }

    @Test
    void getMeansHeadTooButNothingElse() {
        assertThat(operations.contain("HEAD", "/api/collection/v1/openapi")).isTrue();
        assertThat(operations.contain("POST", "/api/collection/v1/openapi")).isFalse();
    }

    @Test
    void refusesAnEntryWithoutMethodOrPath() {
        assertThatIllegalArgumentException().isThrownBy(() -> Operations.of("/api/collection/v1/keys"));
        assertThatIllegalArgumentException().isThrownBy(() -> Operations.of("GET keys"));
    }
}
