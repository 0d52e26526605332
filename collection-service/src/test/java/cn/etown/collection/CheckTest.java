package cn.etown.collection;

import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

/** A rehearsal tells what would come of content, and leaves nothing behind. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class CheckTest {

    private static final String GOOD = SalesLines.csv(SalesLines.good(100));

    @Inject
    Governance governance;

    @Inject
    Pool pool;

    private final Provider provider = new Provider(Governance.UNIT_A);
    private String source;

    @BeforeEach
    void goOnline() {
        source = governance.online(Governance.UNIT_A, Governance.sales());
    }

    @Test
    void countsWhatABatchOfItWouldCome() {
        JsonPath checked = checked(GOOD);

        String batch = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 100)
                .put("totals", new JsonObject(checked.<String, Object>getMap("counted.totals")))
                .put("recordSetDigest", checked.getString("counted.recordSetDigest")));
        JsonPath part = provider.send(batch, 1, GOOD);
        assertThat(provider.seal(batch).getString("state")).isEqualTo("ACCEPTED");
        assertThat(checked.getString("digest")).isEqualTo(part.getString("digest"));
        assertThat(checked.getLong("bytes")).isEqualTo(part.getLong("bytes"));
        assertThat(checked.getMap("counted.totals")).isEqualTo(Map.of("amount", "212.5", "quantity", "170"));
        assertThat(checked.getLong("counted.conforming")).isEqualTo(100);
        assertThat(checked.getList("rejects")).isEmpty();
    }

    @Test
    void explainsTheFirstRecordsThatWouldBeRefused() {
        String doubled = SalesLines.good(1).get(0);

        Response answer = check(GOOD + doubled + "1,2\n" + "3,4\n", "clerk", "&limit=2");

        answer.then().statusCode(200);
        JsonPath checked = answer.jsonPath();
        assertThat(checked.getLong("counted.received")).isEqualTo(103);
        assertThat(checked.getLong("counted.refused")).isEqualTo(3);
        assertThat(checked.getList("rejects.line")).containsExactly(102, 103);
        assertThat(checked.getList("rejects.failures.rule")).isEqualTo(List.of(List.of("unique"), List.of("columns")));
        assertThat(checked.getString("rejects[1].failures[0].zh")).isEqualTo("应有 6 列，实有 2 列");
    }

    @Test
    void readsThoseOfACorrectionAsSuch() {
        String lines = "_operation," + SalesLines.HEADING + "UPSERT,1,茶叶,3,1.50,2010-12-01 08:26:00,\n"
                + "WITHDRAW,2,茶叶,,,,\n" + "CHANGE,3,茶叶,3,1.50,2010-12-01 08:26:00,\n";

        Response answer = check(lines, "clerk", "&kind=CORRECTION");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        JsonPath checked = answer.jsonPath();
        assertThat(checked.getLong("counted.conforming")).isEqualTo(2);
        assertThat(checked.getList("rejects.failures.rule")).isEqualTo(List.of(List.of("operation")));
        String original = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 100));
        provider.send(original, 1, GOOD);
        assertThat(provider.seal(original).getString("state")).isEqualTo("ACCEPTED");
        String batch = provider.open(
                Provider.manifest(source, "CORRECTION", SalesLines.DAY, 3).put("reason", "两笔订单的数量录入有误，按原始票据改正"));
        JsonPath part = provider.send(batch, 1, lines);
        assertThat(part.getLong("accepted")).isEqualTo(2);
        assertThat(part.getString("digest")).isEqualTo(checked.getString("digest"));
        check(lines, "clerk", "").then().statusCode(422).body("code", equalTo("columns-differ"));
        check(GOOD, "clerk", "&kind=CORRECTION").then().statusCode(422).body("code", equalTo("columns-differ"));
        check(lines, "clerk", "&kind=NIL").then().statusCode(400);
    }

    @Test
    void storesNothing() {
        List<Long> before = sizes();

        checked(GOOD + "1,2\n");

        assertThat(sizes()).isEqualTo(before);
    }

    @Test
    void isThereBeforeTheInterfaceIsOnline() {
        governance.move(source, "BUILT");

        assertThat(checked(GOOD).getLong("counted.conforming")).isEqualTo(100);
    }

    @Test
    void isForTheUnitsOwnInterfacesAndWhatTheyTake() {
        Provider stranger = new Provider(Governance.UNIT_B);

        request(stranger, "clerk", GOOD, "").then().statusCode(404);
        check("单号\n1\n", "signer", "").then().statusCode(422).body("code", equalTo("columns-differ"));
        check(SalesLines.csv(SalesLines.good(2001)), "clerk", "")
                .then()
                .statusCode(413)
                .body("code", equalTo("check-too-large"));
        check(GOOD, "clerk", "&limit=201").then().statusCode(400);
        check(GOOD, "clerk", "&delimiter=x").then().statusCode(400).body("code", equalTo("bad-delimiter"));
        provider.as("clerk")
                .config(Provider.BYTES_AS_THEY_ARE)
                .contentType("text/csv")
                .body(GOOD.getBytes(StandardCharsets.UTF_8))
                .post(Provider.API + "/checks?interface=" + source)
                .then()
                .statusCode(400);
    }

    /** Two rules remember the values of each record, and 3,000 of them in all. */
    @Test
    void remembersNoMoreThanItHasRoomFor() {
        JsonObject rule = JsonObject.of(
                "metric", "duplicateValues",
                "operator", "LESS",
                "unit", "ROWS",
                "thresholds", JsonArray.of("10000"),
                "fields", JsonArray.of("order"));
        source = governance.online(
                Governance.UNIT_A,
                Governance.sales().put("rules", JsonObject.of("batch", JsonArray.of(rule, rule.copy()))));

        JsonPath checked = checked(SalesLines.csv(SalesLines.good(1500)));
        assertThat(checked.getList("rules.found")).containsExactly(0, 0);
        check(SalesLines.csv(SalesLines.good(1501)), "clerk", "")
                .then()
                .statusCode(413)
                .body("code", equalTo("check-too-large"));
    }

    /** Whose content drips in, so that they hold their places. */
    @Test
    void isRefusedWhereTheUnitHasTooManyOnTheirWay() throws IOException {
        List<CheckOnItsWay> onTheirWay = new ArrayList<>();
        try {
            // One more than there are places: where it is refused, the others hold theirs.
            for (int i = 0; i < 5; i++) {
                onTheirWay.add(CheckOnItsWay.begin(source, GOOD.getBytes(StandardCharsets.UTF_8)));
            }
            await().until(() -> anyAnswered(onTheirWay));
            Response refused = check(GOOD, "clerk", "");

            refused.then()
                    .statusCode(429)
                    .body("code", equalTo("too-many-checks"))
                    .header("Retry-After", notNullValue());
            String others = governance.online(Governance.UNIT_B, Governance.sales());
            new Provider(Governance.UNIT_B)
                    .as("clerk")
                    .config(Provider.BYTES_AS_THEY_ARE)
                    .contentType("text/csv")
                    .body(GOOD.getBytes(StandardCharsets.UTF_8))
                    .post(Provider.API + "/checks?interface=" + others + "&from=" + SalesLines.DAY + "&to="
                            + SalesLines.DAY)
                    .then()
                    .statusCode(200);
        } finally {
            for (CheckOnItsWay check : onTheirWay) {
                check.close();
            }
        }
        await().until(() -> check(GOOD, "clerk", "").statusCode() == 200);
    }

    private static boolean anyAnswered(List<CheckOnItsWay> checks) throws IOException {
        for (CheckOnItsWay check : checks) {
            if (check.connection().getInputStream().available() > 0) {
                return true;
            }
        }
        return false;
    }

    /** A rehearsal of which only the beginning was sent. */
    private record CheckOnItsWay(Socket connection) implements AutoCloseable {

        static CheckOnItsWay begin(String source, byte[] content) throws IOException {
            Socket connection = new Socket("127.0.0.1", PartOnItsWay.port());
            String head = "POST " + Provider.API + "/checks?interface=" + source + "&from=" + SalesLines.DAY + "&to="
                    + SalesLines.DAY + " HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer "
                    + Tokens.of("clerk").unit(Governance.UNIT_A).sign()
                    + "\r\nContent-Type: text/csv\r\nContent-Length: " + content.length + "\r\n\r\n";
            connection.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().write(content, 0, content.length / 2);
            return new CheckOnItsWay(connection);
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }

    private JsonPath checked(String csv) {
        Response answer = check(csv, "clerk", "");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    private Response check(String csv, String role, String query) {
        return request(provider, role, csv, query);
    }

    private Response request(Provider who, String role, String csv, String query) {
        return who.as(role)
                .config(Provider.BYTES_AS_THEY_ARE)
                .contentType("text/csv")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post(Provider.API + "/checks?interface=" + source + "&from=" + SalesLines.DAY + "&to=" + SalesLines.DAY
                        + query);
    }

    private List<Long> sizes() {
        var row = pool.query(
                        "select (select count(*) from batch), (select count(*) from part), (select count(*) from quarantine),"
                                + " (select count(*) from asset.\"" + source
                                + "\"), (select count(*) from unit_intake)")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next();
        return List.of(row.getLong(0), row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
    }
}
