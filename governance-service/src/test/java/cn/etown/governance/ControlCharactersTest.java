package cn.etown.governance;

import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;

/** PostgreSQL cannot hold NUL: whatever text a caller sends is looked at before it reaches a query. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ControlCharactersTest {

    /** As JSON escapes them: NUL, another control character, half a surrogate pair. */
    private static final List<String> UNFIT = List.of("\\u0000", "\\u0085", "\\ud800");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/units          | {\"code\": \"91141029MA0DEM1AX?\", \"name\": \"a\"}                       | /code",
                "/units          | {\"code\": \"91141029MA0DEM1AXT\", \"name\": \"a?b\"}                     | /name",
                "/source-systems | {\"unit\": \"91141029MA0DEM1AX?\", \"name\": \"a\", \"domain\": \"NETWORK\","
                        + " \"phase\": \"PLANNING\"}                                                       | /unit",
                "/source-systems | {\"unit\": \"91141029MA0DEM1AXT\", \"name\": \"a?\", \"domain\": \"NETWORK\","
                        + " \"phase\": \"PLANNING\"}                                                       | /name",
                "/source-systems | {\"unit\": \"91141029MA0DEM1AXT\", \"name\": \"a\", \"domain\": \"NET?WORK\","
                        + " \"phase\": \"PLANNING\"}                                                       | /domain",
                "/interfaces     | {\"code\": \"a?\", \"name\": \"a\","
                        + " \"sourceSystem\": \"019b76da-a800-7000-8000-000000000001\"}                    | /code",
                "/interfaces     | {\"code\": \"a\", \"name\": \"?\","
                        + " \"sourceSystem\": \"019b76da-a800-7000-8000-000000000001\"}                    | /name",
                "/interfaces     | {\"code\": \"a\", \"name\": \"a\", \"sourceSystem\": \"?\"}             | /sourceSystem",
            })
    void areRefusedWithTheirPlaceInABody(String path, String body, String pointer) {
        for (var unfit : UNFIT) {
            refused(as("operator").body(body.replace("?", unfit)).post(path), pointer);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"target\": \"APPROVED\", \"reason\": \"a?\"}                        | /reason",
                "{\"target\": \"APPROVED\", \"reason\": \"a\", \"evidence\": [\"?\"]} | /evidence/0",
                "{\"target\": \"APP?ROVED\", \"reason\": \"a\"}                        | /target",
            })
    void areRefusedWithTheirPlaceInAMove(String body, String pointer) {
        String move = "/interfaces/" + newInterface(UNIT_A) + "/transitions";
        for (var unfit : UNFIT) {
            for (var path : List.of(move, "/contracts/019b76da-a800-7000-8000-000000000001/transitions")) {
                refused(
                        as("operator")
                                .header("If-Match", "\"0\"")
                                .body(body.replace("?", unfit))
                                .post(path),
                        pointer);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/interfaces?unit=%00,unit",
        "/source-systems?unit=91141029MA0DEM1AX%00,unit",
        "/units/91141029MA0DEM1AX%00,code",
        "/interfaces/a%00,code",
        "/interfaces/a%00/transitions,code"
    })
    void areRefusedWithTheirPlaceInAnAddress(String address, String pointer) {
        as("operator")
                .urlEncodingEnabled(false)
                .get(address)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains(pointer));
    }

    private static void refused(Response answer, String pointer) {
        answer.then().statusCode(400).body("errors.pointer", hasItem(pointer));
    }
}
