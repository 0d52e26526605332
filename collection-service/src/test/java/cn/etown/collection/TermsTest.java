package cn.etown.collection;

import cn.etown.kit.testing.NotAtMidnight;
import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.testing.Tokens;
import cn.etown.kit.time.CountyTime;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** Terms that the governor sets from a day on: each kind of them is set and read alike. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@ExtendWith(NotAtMidnight.class)
class TermsTest {

    private static final String REMINDER_LADDER =
            "{\"remindBeforeMinutes\": 90, \"superviseAfterDays\": 2, \"noticeAfterDays\": 3}";
    private static final String DISPUTE_TERMS = "{\"answerDays\": 5, \"complexDays\": 10}";
    private static final String SIGNAL_RULE =
            "{\"dayBegins\": \"06:00\", \"dayEnds\": \"22:00\", \"oddBatches\": 10, \"windowDays\": 30, \"leastRecords\": 5}";

    @Inject
    CountyTime county;

    @Inject
    Pool pool;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "reminder-ladder | ladder      | " + REMINDER_LADDER + " | {\"noticeAfterDays\": 2}",
                "dispute-terms   | terms       | " + DISPUTE_TERMS + "   | {\"complexDays\": 5}",
                "signal-rule     | signal-rule | " + SIGNAL_RULE + "     | {\"dayEnds\": \"06:00\"}"
            })
    void areVersionsThatHoldFromTomorrowOrLater(String path, String code, String terms, String contradiction) {
        JsonObject before = new JsonObject(read(path).asString());
        String etag = read(path).header("ETag");
        JsonObject next = new JsonObject(terms).put("source", "县数据局通知");
        LocalDate tomorrow = county.today().plusDays(1);

        set(path, etag, next, tomorrow.minusDays(1))
                .then()
                .statusCode(422)
                .body("code", equalTo(code + "-backdated"))
                .body("errors[0].pointer", equalTo("/holdsFrom"));
        set(path, etag, next.copy().mergeIn(new JsonObject(contradiction)), tomorrow)
                .then()
                .statusCode(422)
                .body("code", equalTo(code + "-refused"))
                .body(
                        "errors[0].pointer",
                        equalTo("/"
                                + new JsonObject(contradiction)
                                        .fieldNames()
                                        .iterator()
                                        .next()));
        assertThat(new JsonObject(read(path).asString())).isEqualTo(before);

        Response added = set(path, etag, next, tomorrow.plusYears(20));
        added.then().statusCode(200).header("ETag", equalTo("\"" + (before.getInteger("version") + 1) + "\""));
        set(path, etag, next, tomorrow.plusYears(20)).then().statusCode(412);

        JsonObject shown = new JsonObject(added.asString());
        assertThat(shown.getMap())
                .containsAllEntriesOf(next.getMap())
                .containsEntry("version", before.getInteger("version") + 1)
                .containsEntry("holdsFrom", tomorrow.plusYears(20).toString())
                .containsKeys("setBy", "setAt");
        assertThat(new JsonObject(read(path).asString())).isEqualTo(shown);
        JsonArray all = new JsonObject(read(path + "/versions?limit=200").asString()).getJsonArray("items");
        assertThat(all.getJsonObject(0).getMap()).containsEntry("version", 1).containsEntry("setBy", null);
        assertThat(all.getJsonObject(all.size() - 1)).isEqualTo(shown);
        assertThat(audited("set-" + path, path)).isEqualTo(shown.getInteger("version"));
    }

    private static Response set(String path, String etag, JsonObject terms, LocalDate from) {
        return as("governor")
                .header("If-Match", etag)
                .contentType("application/json")
                .body(terms.copy().put("holdsFrom", from.toString()).encode())
                .put(Provider.API + "/" + path);
    }

    private static Response read(String path) {
        return as("auditor").get(Provider.API + "/" + path);
    }

    private int audited(String action, String object) {
        return pool.preparedQuery("""
                        select (details ->> 'version')::int as version from kit.audit
                        where action = $1 and object = $2 and clause = 'R4.3b' order by at desc limit 1""")
                .execute(Tuple.of(action, object))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getInteger("version");
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.of(role).sign());
    }
}
