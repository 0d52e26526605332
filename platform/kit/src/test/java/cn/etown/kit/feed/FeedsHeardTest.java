package cn.etown.kit.feed;

import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** Nobody is there to be followed. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class FeedsHeardTest {

    @Inject
    Follower follower;

    @Inject
    FeedSettings settings;

    @Test
    void keepsAReplicaOutThatHasNotHeardOfItsNeighbours() {
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'feeds-heard' }.data.neighbour", equalTo("not heard of yet"));
    }

    @Test
    void leavesLivenessAndTheStartAlone() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/started").then().statusCode(200);
    }

    @Test
    void keepsItOutNoLongerThanForAWhile() {
        var later = Clock.offset(Clock.systemUTC(), settings.unreadyAtMost().plus(Duration.ofMinutes(1)));

        assertThat(new FeedsHeard(follower, settings, later).call().getStatus()).isEqualTo(Status.UP);
    }
}
