package cn.etown.collection;

import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.testing.Tokens;
import de.siegmar.fastcsv.reader.CsvReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** Refused records come back as a file that can be mended and sent again. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class RejectsTest {

    @Inject
    Governance governance;

    @Inject
    Pool pool;

    private final Provider provider = new Provider(Governance.UNIT_A);
    private String source;
    private String batch;

    @BeforeEach
    void openBatch() {
        source = governance.online(Governance.UNIT_A, Governance.sales());
        batch = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 4));
    }

    @Test
    void areInTheSourcesColumnsWithWhatIsWrong() {
        provider.send(
                batch,
                2,
                SalesLines.HEADING + "536365,\"茶,\n叶\",six,-1,2010-12-01 08:26:00,\n"
                        + "=HYPERLINK(\"x\"),@SUM,-5,+1,2010-12-01 08:26:00,\n" + "1,2\n");
        sendJson("{\"单号\":\"1\",\"颜色\":\"红\"}");

        Response answer = rejects();

        assertThat(answer.contentType()).isEqualTo("text/csv; charset=UTF-8");
        assertThat(answer.header("Content-Disposition")).endsWith("rejects-" + batch + ".csv\"");
        byte[] bytes = answer.asByteArray();
        assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
        List<List<String>> rows = rows(bytes);
        assertThat(rows.get(0))
                .containsExactly(
                        "单号", "商品", "数量", "单价", "时间", "会员", "#分片号", "#行号", "#规则", "#如何改正", "#how to mend", "#原文");
        assertThat(rows.get(1))
                .startsWith("", "", "", "", "", "", "1", "1", "columns")
                .endsWith("{\"单号\":\"1\",\"颜色\":\"红\"}");
        assertThat(rows.get(2))
                .startsWith(
                        "536365",
                        "茶,\n叶",
                        "six",
                        "-1",
                        "2010-12-01 08:26:00",
                        "",
                        "2",
                        "2",
                        "type, minimum",
                        "“数量”应为不超过 38 位的整数，如 12；“单价”应不小于 0");
        assertThat(rows.get(3)).startsWith("'=HYPERLINK(\"x\")", "'@SUM", "-5", "'+1");
        assertThat(rows.get(4))
                .startsWith("", "", "", "", "", "", "2", "5", "columns", "应有 6 列，实有 2 列")
                .endsWith("1,2");
        assertThat(rows).hasSize(5);
    }

    @Test
    void canBeMendedAndSentAsTheyAre() {
        provider.send(batch, 1, SalesLines.HEADING + "536365,茶叶,six,1.50,2010-12-01 08:26:00,true\n");
        String mended = rejects().asString().replace(",six,", ",6,");
        String second = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 1));

        JsonPath part = provider.send(second, 1, mended);

        assertThat(part.getLong("accepted")).isEqualTo(1);
        assertThat(provider.seal(second).getString("state")).isEqualTo("ACCEPTED");
    }

    /** A double is told when the batch is judged, from what the asset holds of it; its time is no longer written as it was sent. */
    @Test
    void thatAreFoundLateCanBeMendedAndSentAsTheyAreToo() {
        provider.send(
                batch,
                1,
                SalesLines.HEADING + order("1", "10") + order("1", "10") + order("2", "10") + order("3", "10"));
        assertThat(provider.seal(batch).getString("problem.code")).isEqualTo("too-many-rejects");
        Response answer = rejects();
        assertThat(rows(answer.asByteArray()).get(1))
                .startsWith("1", "茶叶", "10", "1.5", "2010-12-01 08:26:00", "", "1", "3", "unique");
        String second = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 1));

        JsonPath part = provider.send(second, 1, answer.asString().replace("\r\n1,", "\r\n4,"));

        assertThat(part.getLong("accepted")).isEqualTo(1);
        assertThat(provider.seal(second).getString("state")).isEqualTo("ACCEPTED");
    }

    /** What is left over of an accepted batch comes as a correction; a double must not take the place of what was accepted. */
    @Test
    void ofAnAcceptedBatchAreACorrection() {
        batch = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 42));
        StringBuilder lines = new StringBuilder(SalesLines.HEADING).append(order("1", "10"));
        for (int i = 1; i <= 40; i++) {
            lines.append(order(Integer.toString(i), "10"));
        }
        provider.send(batch, 1, lines + order("41", "six"));
        assertThat(provider.seal(batch).getString("state")).isEqualTo("ACCEPTED_WITH_REJECTS");
        Response answer = rejects();
        List<List<String>> rows = rows(answer.asByteArray());
        assertThat(rows.get(1)).startsWith("1", "茶叶", "10", "1.5", "2010-12-01 08:26:00", "", "", "1", "3", "unique");
        assertThat(rows.get(2)).startsWith("41", "茶叶", "six", "1.50", "2010-12-01 08:26:00", "", "UPSERT");
        String mended = answer.asString()
                .replace("\r\n1,茶叶,10,1.5,2010-12-01 08:26:00,,,", "\r\n42,茶叶,10,1.5,2010-12-01 08:26:00,,UPSERT,")
                .replace(",six,", ",6,");
        batch = correction(2);

        JsonPath part = provider.send(batch, 1, mended);

        assertThat(part.getLong("accepted")).isEqualTo(2);
        assertThat(provider.seal(batch).getString("state")).isEqualTo("ACCEPTED");
    }

    @Test
    void areAllThere() {
        provider.send(batch, 1, SalesLines.HEADING + ",\n".repeat(150));

        List<List<String>> rows = rows(rejects().asByteArray());

        assertThat(rows).hasSize(151);
        assertThat(rows.get(100)).contains("应有 6 列，实有 2 列");
        assertThat(rows.get(101)).contains("102", "原文未保留，请先改正前面的记录");
    }

    @Test
    void ofACorrectionAreMendedAndSentAsTheyAre() {
        provider.send(
                batch,
                1,
                SalesLines.HEADING + order("1", "10") + order("2", "10") + order("3", "10") + order("4", "10"));
        assertThat(provider.seal(batch).getString("state")).isEqualTo("ACCEPTED");
        batch = correction(2);
        provider.send(
                batch,
                1,
                "_operation," + SalesLines.HEADING + "CHANGE," + order("1", "10") + "UPSERT," + order("2", "six"));

        String mended = rejects().asString();
        assertThat(rows(mended.getBytes(StandardCharsets.UTF_8)).get(0))
                .startsWith("单号", "商品", "数量", "单价", "时间", "会员", "_operation");
        batch = correction(2);
        JsonPath part =
                provider.send(batch, 1, mended.replace(",CHANGE,", ",UPSERT,").replace(",six,", ",11,"));

        assertThat(part.getLong("accepted")).isEqualTo(2);
        assertThat(provider.seal(batch).getString("state")).isEqualTo("ACCEPTED");
    }

    @Test
    void withTheWrongNumberOfCellsStandAsSentWhateverTheNumber() {
        provider.send(batch, 1, "#行号," + SalesLines.HEADING + "7,536365,茶叶,6,1.50,2010-12-01 08:26:00\n");

        assertThat(rows(rejects().asByteArray()).get(1))
                .startsWith("", "", "", "", "", "", "1", "2", "columns")
                .endsWith("7,536365,茶叶,6,1.50,2010-12-01 08:26:00");
    }

    @Test
    void comeInOrderHoweverLargeTheyAre() {
        StringBuilder csv = new StringBuilder(SalesLines.HEADING);
        for (int order = 1; order <= 90; order++) {
            csv.append(refused(Integer.toString(order), order % 3 == 0 ? 60_000 : 10));
        }
        provider.send(batch, 1, csv.toString());

        assertThat(rows(rejects().asByteArray()).stream().skip(1).map(row -> row.get(0)))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 90).mapToObj(Integer::toString).toList());
    }

    @Test
    void areNotKeptFromOthersByReadersThatTakeNothing() throws IOException {
        // More than the buffers between the service and a reader hold.
        provider.send(batch, 1, SalesLines.HEADING + refused("1", 60_000).repeat(90));
        try (Socket first = asked();
                Socket second = asked()) {
            assertBegun(first);
            assertBegun(second);
            provider.as("clerk")
                    .get(Provider.API + "/batches/" + batch + "/rejects")
                    .then()
                    .statusCode(503)
                    .body("code", equalTo("too-many-downloads"));
            await().untilAsserted(() -> assertThat(transactionsOnQuarantine()).isZero());
            Provider other = new Provider(Governance.UNIT_B);
            String theirs = other.open(Provider.manifest(
                    governance.online(Governance.UNIT_B, Governance.sales()), "ORIGINAL", SalesLines.DAY, 1));
            other.send(theirs, 1, SalesLines.HEADING + ",\n");
            other.as("clerk")
                    .get(Provider.API + "/batches/" + theirs + "/rejects")
                    .then()
                    .statusCode(200);
        }
        for (int i = 0; i < 5; i++) {
            provider.as("clerk").head(Provider.API + "/batches/" + batch + "/rejects");
        }
        await().untilAsserted(() -> assertThat(rows(rejects().asByteArray())).hasSize(91));
    }

    /** A download by a reader that takes nothing by itself. */
    private Socket asked() throws IOException {
        Socket reader = new Socket();
        reader.setReceiveBufferSize(16 * 1024);
        reader.connect(new InetSocketAddress("127.0.0.1", PartOnItsWay.port()));
        reader.getOutputStream()
                .write(("GET " + Provider.API + "/batches/" + batch + "/rejects HTTP/1.1\r\nHost: test\r\n"
                                + "Authorization: Bearer "
                                + Tokens.of("clerk").unit(Governance.UNIT_A).sign()
                                + "\r\nAccept: text/csv\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return reader;
    }

    private static void assertBegun(Socket reader) throws IOException {
        byte[] beginning = reader.getInputStream().readNBytes(4096);
        assertThat(new String(beginning, StandardCharsets.UTF_8))
                .startsWith("HTTP/1.1 200")
                .contains("#行号");
    }

    @Test
    void areADeliveryThatIsAuditedAndEndsWithTheInterface() {
        provider.send(batch, 1, SalesLines.HEADING + ",\n");
        rejects();

        var details = pool.preparedQuery("select details from kit.audit where action = 'read-rejects' and object = $1")
                .execute(Tuple.of("batches/" + batch))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getJsonObject("details");
        assertThat(details.getInteger("records")).isEqualTo(1);
        assertThat(details.getLong("governancePosition")).isEqualTo(governance.position());
        governance.move(source, "SUSPENDED");
        provider.as("clerk")
                .get(Provider.API + "/batches/" + batch + "/rejects")
                .then()
                .statusCode(422)
                .body("code", equalTo("interface-not-delivering"));
        new Provider(Governance.UNIT_B)
                .as("clerk")
                .get(Provider.API + "/batches/" + batch + "/rejects")
                .then()
                .statusCode(404);
    }

    private long transactionsOnQuarantine() {
        return pool.query("select count(*) from pg_stat_activity where datname = current_database()"
                        + " and state = 'idle in transaction' and query like '%from quarantine%'")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    private String correction(int records) {
        return provider.open(
                Provider.manifest(source, "CORRECTION", SalesLines.DAY, records).put("reason", "两笔订单的数量录入有误，按原始票据改正"));
    }

    /** A record of three cells of that size. */
    private static String refused(String number, int size) {
        return (number + ",?,?,?,2010-12-01 08:26:00,\n").replace("?", "x".repeat(size));
    }

    private static String order(String number, String quantity) {
        return number + ",茶叶," + quantity + ",1.50,2010-12-01 08:26:00,\n";
    }

    private void sendJson(String text) {
        provider.trySend(batch, text.getBytes(StandardCharsets.UTF_8), "application/x-ndjson", null)
                .then()
                .statusCode(200);
    }

    private Response rejects() {
        Response answer = provider.as("clerk").get(Provider.API + "/batches/" + batch + "/rejects");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }

    private static List<List<String>> rows(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8).substring(1);
        return CsvReader.builder().ofCsvRecord(text).stream()
                .map(row -> row.getFields())
                .toList();
    }
}
