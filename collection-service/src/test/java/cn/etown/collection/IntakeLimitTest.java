package cn.etown.collection;

import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

/** The center says how much of its room a unit may take. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class IntakeLimitTest {

    private static final String UNIT = Governance.UNIT_B;
    private static final String PATH = Provider.API + "/intake-limits/" + UNIT;
    private static final long TWENTY_GIB = 20L << 30;

    @Inject
    Governance governance;

    @Inject
    Pool pool;

    private final Provider provider = new Provider(UNIT);

    @BeforeEach
    void theUnitHasAnInterface() {
        governance.online(UNIT, Governance.sales());
        forget();
    }

    @AfterEach
    void forget() {
        pool.query("delete from intake_limit").execute().await().indefinitely();
    }

    @Test
    void followTheSettingWhereNothingElseWasSet() {
        read().then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("unit", equalTo(UNIT))
                .body("openBatches", equalTo(20))
                .body("bytesADay", equalTo(TWENTY_GIB))
                .body("ownOpenBatches", nullValue())
                .body("ownBytesADay", nullValue());
        list().then().statusCode(200).body("items.unit", not(hasItem(UNIT)));
    }

    @Test
    void areSetForOneUnitAndAudited() {
        set("\"0\"", "{\"bytesADay\": 1048576}")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("openBatches", equalTo(20))
                .body("bytesADay", equalTo(1048576))
                .body("ownBytesADay", equalTo(1048576));

        list().then().statusCode(200).body("items.unit", hasItem(UNIT));
        assertThat(provider.get("/intake-limits/" + UNIT).getLong("bytesADay")).isEqualTo(1048576);
        assertThat(pool.query(
                                "select details ->> 'ownBytesADay' as bytes from kit.audit where action = 'set-intake-limit'"
                                        + " and object = 'intake-limits/" + UNIT
                                        + "' and clause = 'R4.3b' order by at desc")
                        .execute()
                        .await()
                        .indefinitely()
                        .iterator()
                        .next()
                        .getString("bytes"))
                .isEqualTo("1048576");
    }

    @Test
    void followTheSettingAgainWhereTheyAreLeftOut() {
        set("\"0\"", "{\"openBatches\": 1, \"bytesADay\": 1048576}").then().statusCode(200);

        set("\"1\"", "{}")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("openBatches", equalTo(20))
                .body("bytesADay", equalTo(TWENTY_GIB));

        list().then().statusCode(200).body("items.unit", not(hasItem(UNIT)));
    }

    @Test
    void areSetByWhoHasReadThem() {
        set("\"1\"", "{\"openBatches\": 1}").then().statusCode(412).body("code", equalTo("stale-version"));
        set(null, "{\"openBatches\": 1}").then().statusCode(428);

        read().then().header("ETag", "\"0\"").body("openBatches", equalTo(20));
    }

    @ParameterizedTest
    @CsvSource({"openBatches, 0", "openBatches, 1001", "bytesADay, 1048575", "bytesADay, 10995116277761"})
    void areBounded(String member, long value) {
        set("\"0\"", "{\"" + member + "\": " + value + "}")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/" + member));
    }

    @ParameterizedTest
    @CsvSource({"91141029MA0DEM9XXX, 404", "%00, 400"})
    void areThoseOfAUnitWithAnInterface(String unknown, int status) {
        asOperator()
                .urlEncodingEnabled(false)
                .header("If-Match", "\"0\"")
                .contentType("application/json")
                .body("{\"openBatches\": 1}")
                .put(Provider.API + "/intake-limits/" + unknown)
                .then()
                .statusCode(status);
    }

    private static RequestSpecification asOperator() {
        return given().auth().oauth2(Tokens.of("operator").sign());
    }

    private static Response read() {
        return asOperator().get(PATH);
    }

    private static Response list() {
        return asOperator().get(Provider.API + "/intake-limits?limit=200");
    }

    private static Response set(String ifMatch, String body) {
        var request = asOperator().contentType("application/json").body(body);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.put(PATH);
    }
}
