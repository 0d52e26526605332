package cn.etown.monitoring.series;

import cn.etown.kit.problem.Unavailable;
import cn.etown.kit.testing.PostgresResource;
import cn.etown.monitoring.series.domain.Rollup;
import cn.etown.monitoring.testing.CollectionAddress;
import cn.etown.monitoring.testing.Monitored;
import cn.etown.monitoring.testing.PlayedCollection;
import cn.etown.monitoring.testing.SentBatch;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import jakarta.inject.Inject;
import jakarta.ws.rs.ServerErrorException;
import jakarta.ws.rs.WebApplicationException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(CollectionAddress.class)
class RollupsTest {

    private static final String DAY = "2010-12-01";
    private static final int MORE_THAN_THE_BREAKER_LOOKS_AT = 25;
    private static final int TRIES = 4;

    @Inject
    PlayedCollection collection;

    @Inject
    Monitored monitored;

    @Inject
    Rollups rollups;

    @Inject
    CircuitBreakerMaintenance breakers;

    private UUID batch;

    @BeforeEach
    void aBatchIsKnown() {
        var sent = SentBatch.of(monitored.newUnit()).day(DAY).item(DAY, Map.of("amount", "1"));
        monitored.learn(sent);
        batch = sent.id();
        breakers.resetAll();
    }

    @AfterEach
    void collectionIsUp() {
        collection.fail(0);
        collection.talkNonsense(0);
        collection.stumble(0);
        breakers.resetAll();
    }

    @Test
    void areAskedForAgainAfterAShortFailure() {
        collection.fail(3);

        assertThat(fetch(batch).byDay()).hasSize(1);

        assertThat(collection.stillToGoWrong()).isZero();
    }

    @Test
    void areAskedForAgainWhereCollectionStumbled() {
        collection.stumble(3);

        assertThat(fetch(batch).byDay()).hasSize(1);

        assertThat(collection.stillToGoWrong()).isZero();
    }

    @Test
    void areAskedForNoMoreWhileCollectionIsDown() {
        collection.fail(1000);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> fetch(batch)).isInstanceOf(Unavailable.class);
        }
        int before = collection.stillToGoWrong();

        assertThatThrownBy(() -> fetch(batch)).isInstanceOf(CircuitBreakerOpenException.class);

        assertThat(collection.stillToGoWrong()).isEqualTo(before);
    }

    @Test
    void thatDoNotExistDoNotStopOthersFromBeingAskedFor() {
        for (int i = 0; i < MORE_THAN_THE_BREAKER_LOOKS_AT; i++) {
            assertThatThrownBy(() -> fetch(UUID.randomUUID())).isInstanceOf(WebApplicationException.class);
        }

        assertIsClosed();
    }

    @Test
    void thatCannotBeReadDoNotStopOthersFromBeingAskedFor() {
        collection.talkNonsense(MORE_THAN_THE_BREAKER_LOOKS_AT);
        for (int i = 0; i < MORE_THAN_THE_BREAKER_LOOKS_AT; i++) {
            assertThatThrownBy(() -> fetch(batch)).hasRootCauseInstanceOf(JsonProcessingException.class);
        }

        assertThat(collection.stillToGoWrong()).isZero();
        assertIsClosed();
    }

    @Test
    void onWhichCollectionAlwaysStumblesDoNotStopOthersFromBeingAskedFor() {
        int fetches = MORE_THAN_THE_BREAKER_LOOKS_AT / TRIES + 1;
        collection.stumble(fetches * TRIES);
        for (int i = 0; i < fetches; i++) {
            assertThatThrownBy(() -> fetch(batch)).isInstanceOf(ServerErrorException.class);
        }

        assertThat(collection.stillToGoWrong()).isZero();
        assertIsClosed();
    }

    private void assertIsClosed() {
        assertThat(breakers.currentState(CollectionRollups.BREAKER)).isEqualTo(CircuitBreakerState.CLOSED);
        assertThat(fetch(batch).byDay()).hasSize(1);
    }

    private Rollup fetch(UUID of) {
        return rollups.fetch(of).await().atMost(Duration.ofSeconds(30));
    }
}
