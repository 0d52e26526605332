package cn.etown.kit.task;

import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class TaskResourceTest {

    private static final String UNIT = "91141029MA0DEM1AXT";

    @Test
    void mergesWhatAllFeaturesKnowTheMostUrgentFirst() {
        as("signer")
                .get("/tasks")
                .then()
                .statusCode(200)
                .body("items.due[0,1,2]", contains("2020-10-01", "2020-10-02", "2020-10-03"))
                .body("items.kind[0,1]", contains("water-thing", "sign-thing"))
                .body("items.size()", equalTo(11))
                .body("items[0].title.zh", equalTo("浇水"))
                .body("items[0].title.en", equalTo("Water it"))
                .body("items[0].unit", equalTo(UNIT))
                .body("items[0].clause", equalTo("R1"))
                .body("items[0].overdue", equalTo(true))
                .body("items[0].link", equalTo("/api/kit/v1/things/0"))
                .body("items[0].act.method", equalTo("PUT"))
                .body("items[0].act.link", equalTo("/api/kit/v1/things/0"))
                .body("items[1].act", nullValue())
                .body("items[9].due", equalTo("2999-01-01"))
                .body("items[9].overdue", equalTo(false))
                .body("items[10].due", nullValue())
                .body("items[10].overdue", equalTo(false))
                .body("next", nullValue());
    }

    @Test
    void pagesThroughAllOfThemWithoutLossOrRepetition() {
        List<String> whole = as("signer").get("/tasks").path("items.collect { it.due + it.kind }");

        for (int size : List.of(1, 3, 10)) {
            var paged = new ArrayList<String>();
            var answer = as("signer").queryParam("limit", size).get("/tasks");
            paged.addAll(answer.path("items.collect { it.due + it.kind }"));
            while (answer.path("next") != null) {
                answer = as("signer")
                        .queryParam("limit", size)
                        .queryParam("cursor", answer.<String>path("next"))
                        .get("/tasks");
                paged.addAll(answer.path("items.collect { it.due + it.kind }"));
            }
            assertThat(paged).isEqualTo(whole);
        }
    }

    @Test
    void showsEachCallerTheirOwn() {
        as("clerk").get("/tasks").then().statusCode(200).body("items.size()", equalTo(6));
    }

    @Test
    void refusesACursorThatIsNotOfThisList() {
        String ofAnother = as("clerk").get("/things?limit=1").path("next");

        as("clerk")
                .queryParam("cursor", ofAnother)
                .get("/tasks")
                .then()
                .statusCode(400)
                .body("code", equalTo("bad-cursor"));
    }

    @Test
    void refusesTheAuditorAndTheServices() {
        as("auditor").get("/tasks").then().statusCode(403);
        as("service").get("/tasks").then().statusCode(403);
    }

    private static RequestSpecification as(String role) {
        return given().basePath("/api/kit/v1")
                .auth()
                .oauth2(Tokens.of(role).unit(UNIT).sign());
    }
}
