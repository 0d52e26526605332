package cn.etown.assessment;

import cn.etown.kit.testing.EveryOperation;
import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;

import java.time.Duration;
import java.util.Map;

import static cn.etown.assessment.Neighbours.UNIT_B;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(NeighboursAddress.class)
class EveryOperationTest extends EveryOperation {

    private static final String API = "/api/assessment/v1";

    @Inject
    Neighbours neighbours;

    @Override
    protected Map<String, String> openToAllUnits() {
        return Map.of(API + "/schemes/{id}", "the rules by which all are scored are published");
    }

    @Override
    protected Map<String, String> foreignObjects() {
        neighbours.tell(SentBatch.taken(UNIT_B, "2014-05-01", 10, 0));
        // The units are known as soon as the feed was followed.
        Response scored = await().atMost(Duration.ofSeconds(30))
                .until(EveryOperationTest::score, answer -> answer.statusCode() == 201);
        return Map.of(API + "/scores/{id}", API + "/scores/" + scored.path("id"));
    }

    private static Response score() {
        return given().auth()
                .oauth2(Tokens.of("assessor").sign())
                .contentType(ContentType.JSON)
                .body(Map.of("unit", UNIT_B, "month", "2014-05"))
                .post(API + "/scores");
    }
}
